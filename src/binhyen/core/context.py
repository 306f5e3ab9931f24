"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from binhyen.core import clock


def page(request: HttpRequest) -> dict[str, Any]:
    return {"today": clock.today(), "clock_is_fixed": settings.FIXED_CLOCK is not None}
