from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from binhyen.core.access import SignedInRequest, guard
from binhyen.papers.entitlement import may_read
from binhyen.papers.models import StoredFile

# Shown in the page; everything else is only ever saved to disk.
INLINE = ("application/pdf", "image/jpeg", "image/png")


@guard("file:holder")
def download(request: SignedInRequest, key: str) -> FileResponse:
    """A stored file, for those whom a holder of the file entitles; to anyone else it does not exist."""
    file = get_object_or_404(StoredFile, key=key)
    if not may_read(request.rights, file):
        raise Http404
    response = FileResponse(
        default_storage.open(file.blob_name),
        as_attachment=file.media_type not in INLINE,
        filename=file.download_name,
        content_type=file.media_type,
    )
    # A PDF or an image is foreign content: nothing in it may run or reach out.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    response["X-Content-Type-Options"] = "nosniff"
    return response
