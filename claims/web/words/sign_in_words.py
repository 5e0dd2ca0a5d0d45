"""What the sign-in library says on the pages, in the words of this project."""

from __future__ import annotations

LIBRARY_WORDS: dict[str, tuple[str, str]] = {
    "PASSWORD_RESET_REQUEST": ("If the address has an account, a mail with a link is on its way to it.", "info"),
    "PASSWORD_RESET_EXPIRED": ("This link is older than a day. Ask for another one.", "error"),
    "INVALID_RESET_PASSWORD_TOKEN": ("This link was used already, or is none. Ask for another one.", "error"),
    "PASSWORD_RESET": ("Your password is set.", "success"),
    "PASSWORD_RESET_NO_LOGIN": ("Your password is set. Sign in with it.", "success"),
    "PASSWORD_INVALID_LENGTH": ("A password has at least %(length)s characters.", "error"),
    "PASSWORD_IS_THE_SAME": ("This is your present password. Choose another one.", "error"),
    "PASSWORD_CHANGE": ("Your password is changed.", "success"),
    "LOGIN": ("Sign in to see this page.", "info"),
    "REFRESH": ("Confirm that it is you to see this page.", "info"),
    "REAUTHENTICATION_REQUIRED": ("Confirm that it is you to see this page.", "info"),
    "REAUTHENTICATION_SUCCESSFUL": ("Confirmed.", "info"),
    "ANONYMOUS_USER_REQUIRED": ("You are signed in already.", "error"),
    "TWO_FACTOR_LOGIN_SUCCESSFUL": ("The code is right.", "success"),
    "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": ("Your second factor is set up.", "success"),
    "TWO_FACTOR_DISABLED": ("Your second factor is off.", "success"),
    "TWO_FACTOR_SETUP_EXPIRED": ("Setting it up takes at most %(within)s. Begin again.", "error"),
    "TWO_FACTOR_PERMISSION_DENIED": ("Sign in again to use the second factor.", "error"),
    "UNAUTHENTICATED": ("Sign in to see this page.", "info"),
    "WEBAUTHN_EXPIRED": ("This takes at most %(within)s. Begin again.", "error"),
    "WEBAUTHN_CREDENTIAL_DELETED": ("The passkey “%(name)s” is removed.", "info"),
    "WEBAUTHN_REGISTER_SUCCESSFUL": ("The passkey “%(name)s” is added.", "info"),
}
"""By the library's name of a message its sentence and kind."""
