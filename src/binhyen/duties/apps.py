from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "binhyen.duties"
    verbose_name = "Nhiệm vụ"

    def ready(self) -> None:
        from binhyen.core.audit.words import teach
        from binhyen.organisations.desk import Door, acts_for_unit, doors

        doors.register("my_tasks", Door(1, "Việc của tôi", "my_tasks", acts_for_unit))
        teach({"season.opened": "mở kỳ", "exception.recorded": "ghi ngoại lệ của địa phương"})
