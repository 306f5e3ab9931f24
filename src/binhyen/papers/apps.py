from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "binhyen.papers"
    verbose_name = "Giấy tờ"

    def ready(self) -> None:
        from binhyen.core.audit.words import teach

        teach({"file.stored": "tải tệp lên"})
