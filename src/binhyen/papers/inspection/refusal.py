"""Why a file is not taken."""


class NotAccepted(ValueError):
    """The bytes are none of the accepted kinds; the message is the Vietnamese reason."""
