"""The step of a workflow that wants a second pair of eyes."""

from django.core.exceptions import PermissionDenied
from wagtail.models import AbstractGroupApprovalTask


class FourEyesTask(AbstractGroupApprovalTask):
    """Somebody of the chosen groups approves, but never the one who submitted; not even an administrator may.

    While it is under review, the text is locked for the one who submitted it, so that publishing it past the review
    takes withdrawing it first, which the history shows.
    """

    class Meta:
        verbose_name = "Vier-Augen-Freigabe"
        verbose_name_plural = "Vier-Augen-Freigaben"

    @classmethod
    def get_description(cls):
        return "Ein Mitglied der gewählten Gruppen gibt frei, aber nie die Person, die eingereicht hat."

    def locked_for_user(self, obj, user):
        return _submitted_by(obj, user) or super().locked_for_user(obj, user)

    def get_actions(self, obj, user):
        return [] if _submitted_by(obj, user) else super().get_actions(obj, user)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        return super().get_task_states_user_can_moderate(user, **kwargs).exclude(workflow_state__requested_by=user)

    def on_action(self, task_state, user, action_name, **kwargs):
        """Raises PermissionDenied (German) when the one who submitted tries to decide."""
        if task_state.workflow_state.requested_by_id == user.pk:
            raise PermissionDenied("Sie haben diesen Text eingereicht. Freigeben muss ihn jemand anderes.")
        return super().on_action(task_state, user, action_name, **kwargs)


def _submitted_by(obj, user) -> bool:
    state = obj.current_workflow_state
    return state is not None and state.requested_by_id == user.pk
