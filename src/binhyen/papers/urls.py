from django.urls import path

from binhyen.papers import views

urlpatterns = [path("tep/<str:key>/", views.download, name="file")]
