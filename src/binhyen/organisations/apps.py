from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "binhyen.organisations"
    verbose_name = "Đơn vị"

    def ready(self) -> None:
        from binhyen.core.audit.words import teach
        from binhyen.organisations.desk import Door, administers, doors, maintains

        doors.register("units", Door(5, "Đơn vị", "units", maintains))
        doors.register("accounts", Door(6, "Tài khoản", "accounts", administers))
        teach(
            {
                "unit.created": "thêm đơn vị",
                "unit.changed": "ghi thay đổi của đơn vị",
                "unit.ended": "ghi đơn vị kết thúc hoạt động",
                "unit.districts_ended": "ghi kết thúc cấp huyện",
                "membership.granted": "giao vai trò",
                "membership.ended": "kết thúc vai trò",
                "dual_role.allowed": "cho phép kiêm nhiệm có thời hạn",
                "dual_role.ended": "kết thúc ngoại lệ kiêm nhiệm",
            }
        )
