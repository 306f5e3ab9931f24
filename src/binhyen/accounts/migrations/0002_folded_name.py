"""People are found by their names however these are typed: the folded name, computed for those already there."""

from django.db import migrations, models

from binhyen.core.text import fold


def fold_names(apps, schema_editor):  # type: ignore[no-untyped-def]
    for user in apps.get_model("accounts", "User").objects.iterator():
        user.folded = fold(f"{user.display_name} {user.username}")[:200]
        user.save(update_fields=["folded"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="folded",
            field=models.CharField(default="", editable=False, max_length=200),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
