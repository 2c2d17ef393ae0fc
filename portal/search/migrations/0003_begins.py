
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0002_recommendations_and_unanswered'),
    ]

    operations = [
        migrations.AddField(
            model_name='indexedtext',
            name='body_begins',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='indexedtext',
            name='title_begins',
            field=models.BinaryField(null=True),
        ),
        migrations.AddIndex(
            model_name='indexedtext',
            index=models.Index(models.F('entry'), condition=models.Q(('body_begins', None)), name='texts_without_begins'),
        ),
    ]
