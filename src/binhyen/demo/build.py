"""Building the demonstration: all of it in one transaction, or nothing."""

from collections.abc import Callable

from django.db import transaction

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.demo import people, places, provisions, seasons


def is_built() -> bool:
    return User.objects.exists()


def build(*, progress: Callable[[str], object]) -> None:
    """Play everything through. An interrupted build leaves an empty database, so that the next start builds anew."""
    with transaction.atomic():
        progress("Dựng xã Đồng Mây: đơn vị và tài khoản …")
        with clock.set_to(places.LONG_AGO):
            admin = people.first_administrator()
            place = places.build(admin)
            cast = people.build(place, admin)
        progress("Kỳ 2024, chế độ có cấp huyện: từ đăng ký đến quyết định …")
        seasons.play_2024(place, cast)
        progress("Kỳ 2025: đăng ký, thay đổi ngày 01/07/2025, hồ sơ tháng 11 …")
        seasons.play_2025(place, cast)
        progress("Tỉnh soạn một tiêu chí riêng cho kỳ 2026 …")
        provisions.play_2026(place, cast)
