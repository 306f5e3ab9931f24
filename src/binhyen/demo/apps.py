from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "binhyen.demo"
    verbose_name = "Trình diễn"
