"""Rules of a password whose sentences Django has in English only."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Mật khẩu này quá ngắn. Hãy đặt mật khẩu có ít nhất {self.min_length} ký tự."
