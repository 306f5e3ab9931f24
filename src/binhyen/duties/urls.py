from django.urls import path

from binhyen.duties import views

urlpatterns = [path("viec-cua-toi/", views.my_tasks, name="my_tasks")]
