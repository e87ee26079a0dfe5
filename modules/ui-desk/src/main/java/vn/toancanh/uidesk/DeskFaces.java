package vn.toancanh.uidesk;

import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;

/** What other rooms draw on the desk. */
public record DeskFaces(MapFace.Maker maps, CameraGrid.Maker cameras) {}
