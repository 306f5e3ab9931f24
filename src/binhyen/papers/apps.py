from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "binhyen.papers"
    verbose_name = "Giấy tờ"

    def ready(self) -> None:
        from binhyen.core.audit.words import teach
        from binhyen.papers import layout, model  # noqa: F401  # the glossary prints the enumerations that are loaded

        teach({"file.stored": "tải tệp lên"})
