from enum import Enum

from django.apps import AppConfig
from django.db.migrations.serializer import ChoicesSerializer
from django.db.migrations.writer import MigrationWriter


class CoreConfig(AppConfig):
    name = "binhyen.core"
    verbose_name = "Nền"

    def ready(self) -> None:
        from binhyen.core import glossary
        from binhyen.core.documents import documents
        from binhyen.core.forms import speak_plainly

        speak_plainly()
        documents.register("glossary", glossary.render)
        # Migrations hold plain values: renaming a member must not break the past.
        MigrationWriter.register_serializer(Enum, ChoicesSerializer)
