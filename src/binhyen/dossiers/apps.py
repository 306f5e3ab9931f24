from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "binhyen.dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        from binhyen.core.audit.words import teach
        from binhyen.core.documents import documents
        from binhyen.dossiers import workflow_doc
        from binhyen.dossiers.entitlement import holds_exception_file, holds_file
        from binhyen.dossiers.links import duty_link
        from binhyen.dossiers.workflow import TRANSITIONS
        from binhyen.duties.links import links
        from binhyen.law import criteria_doc
        from binhyen.organisations.desk import Door, doors, opens_seasons, oversees
        from binhyen.papers.entitlement import holders

        teach({f"dossier.{step}": rule.done for step, rule in TRANSITIONS.items()} | WORDS)
        holders.register("dossiers", holds_file)
        holders.register("local exceptions", holds_exception_file)
        links.register("dossier", duty_link)
        doors.register("board", Door(2, "Theo dõi", "board", oversees))
        documents.register("workflow", workflow_doc.render)
        # The law's room is no Django application: its lowest user prints for it.
        documents.register("criteria", criteria_doc.render)
        doors.register("seasons", Door(4, "Kỳ", "seasons", opens_seasons))


WORDS = {
    "season.opened_for_commune": "mở kỳ, lập danh sách đơn vị",
    "dossier.frozen": "lập biên nhận gửi hồ sơ",
    "dossier.facts_recorded": "ghi số liệu tiêu chí",
    "dossier.carried_over": "chép từ kỳ trước, chờ xác nhận lại",
    "dossier.evidence_added": "thêm minh chứng",
    "dossier.evidence_used": "dùng minh chứng cho thêm tiêu chí",
    "dossier.evidence_removed": "bỏ minh chứng khỏi tiêu chí",
    "dossier.paper_kept": "ghi giấy tờ của hồ sơ",
    "dossier.paper_removed": "bỏ giấy tờ khỏi hồ sơ",
    "dossier.minutes_recorded": "ghi biên bản họp",
    "dossier.handed_to_head": "trình thủ trưởng duyệt",
    "dossier.entry_begun": "bắt đầu nhập thay đơn vị từ bản giấy",
    "dossier.entry_ended": "kết thúc nhập thay đơn vị",
    "dossier.opinions_recorded": "ghi kết quả thẩm định tiêu chí",
    "dossier.review_seconded": "xác nhận thẩm định (người thứ hai)",
}
