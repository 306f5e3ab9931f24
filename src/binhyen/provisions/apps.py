from django.apps import AppConfig


class ProvisionsConfig(AppConfig):
    name = "binhyen.provisions"
    verbose_name = "Quy định"

    def ready(self) -> None:
        from binhyen.core.audit.words import teach
        from binhyen.organisations.desk import Door, doors

        doors.register("law", Door(7, "Quy định", "law", lambda _: True))
        teach(
            {
                "provision.drafted": "soạn tiêu chí riêng của tỉnh",
                "provision.changed": "sửa bản soạn tiêu chí riêng",
                "provision.sent": "trình phê duyệt tiêu chí riêng",
                "provision.returned": "trả lại tiêu chí riêng để soạn tiếp",
                "provision.approved": "phê duyệt tiêu chí riêng",
                "provision.end_proposed": "đề nghị kỳ cuối của tiêu chí riêng",
                "provision.end_returned": "trả lại đề nghị kỳ cuối",
                "provision.end_approved": "phê duyệt kỳ cuối của tiêu chí riêng",
            }
        )
