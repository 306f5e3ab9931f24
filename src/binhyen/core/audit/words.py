"""Every audit action has its Vietnamese words; rooms add theirs in `AppConfig.ready()`."""

from binhyen.core.registry import Registry

vocabulary: Registry[str] = Registry("audit vocabulary")


def words_for(action: str) -> str:
    """ "dossier.submitted" → "gửi hồ sơ đề nghị". An action without words is a mistake that a house test finds."""
    return vocabulary.get(action) or action


def teach(words: dict[str, str]) -> None:
    for action, text in words.items():
        vocabulary.register(action, text)
