/**
 * What one room of the faces shows of another: the map and the cameras as every station sees them. The rooms that draw them
 * implement these, app hands them to the stations.
 */
@NullMarked
package vn.toancanh.uikit.face;

import org.jspecify.annotations.NullMarked;
