"""What may go wrong in the subject itself. Each carries a Vietnamese sentence: what happened, what to do."""


class Refused(Exception):
    """An action that the rules or the present state do not allow. The page shows the sentence and keeps the input.

    `about` names the input that is to be mended, as the action calls it ("held_on"); "" where it is none in particular.
    """

    def __init__(self, sentence: str, *, about: str = "") -> None:
        super().__init__(sentence)
        self.about = about


class NotYours(Exception):
    """The person may not see the thing at all. Shown as "not found", so that nothing is disclosed."""
