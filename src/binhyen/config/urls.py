"""All addresses. Paths are Vietnamese without marks: people read them in the address bar and on paper."""

from django.conf import settings
from django.urls import include, path

from binhyen.config.views import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("binhyen.accounts.urls")),
    path("", include("binhyen.organisations.urls")),
    path("", include("binhyen.papers.urls")),
    path("", include("binhyen.duties.urls")),
    path("", include("binhyen.provisions.urls")),
    path("", include("binhyen.dossiers.urls")),
    path("", include("binhyen.recognitions.urls")),
]

if settings.DEBUG:
    from binhyen.core.gallery import gallery

    urlpatterns += [path("gallery/", gallery, name="gallery")]

handler400 = "binhyen.core.views.bad_request"
handler403 = "binhyen.core.views.forbidden"
handler404 = "binhyen.core.views.not_found"
handler500 = "binhyen.core.views.server_error"
