"""An RTSP server of GStreamer's for the tests: /live moves; on a second port /locked wants the password
"s@cret". Prints both ports."""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

Gst.init(None)
PIPE = (
    "( videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=180,framerate=15/1"
    " ! openh264enc gop-size=15 bitrate=300000 ! video/x-h264,profile=constrained-baseline"
    " ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
)


def serve(port, path, auth):
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(port)
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(PIPE)
    factory.set_shared(True)
    if auth is not None:
        permissions = GstRtspServer.RTSPPermissions()
        permissions.add_permission_for_role("viewer", "media.factory.access", True)
        permissions.add_permission_for_role("viewer", "media.factory.construct", True)
        factory.set_permissions(permissions)
        server.set_auth(auth)
    server.get_mount_points().add_factory(path, factory)
    server.attach(None)
    return server


auth = GstRtspServer.RTSPAuth()
token = GstRtspServer.RTSPToken()
token.set_string("media.factory.role", "viewer")
auth.add_basic(GstRtspServer.RTSPAuth.make_basic("viewer", "s@cret"), token)
open_server = serve(sys.argv[1] if len(sys.argv) > 1 else "0", "/live", None)
locked_server = serve("0", "/locked", auth)
print("PORT", open_server.get_bound_port(), locked_server.get_bound_port(), flush=True)
GLib.MainLoop().run()
