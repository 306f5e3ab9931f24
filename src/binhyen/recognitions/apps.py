from django.apps import AppConfig


class RecognitionsConfig(AppConfig):
    name = "binhyen.recognitions"
    verbose_name = "Công nhận"

    def ready(self) -> None:
        from binhyen.core.audit.words import teach
        from binhyen.organisations.desk import Door, doors, oversees
        from binhyen.papers.entitlement import holders
        from binhyen.recognitions.entitlement import holds_decision_file

        holders.register("decisions", holds_decision_file)
        doors.register("decisions", Door(3, "Quyết định", "decisions", oversees))
        teach({"decision.issued": "ban hành quyết định"})
