/**
 * A power cut for files: what a killed process had written and no sync had made durable is taken back. Models a disk that
 * honours syncs; one that lies about them cannot be guarded against, nor a file name that was never synced.
 */
@NullMarked
package vn.toancanh.testkit.power;

import org.jspecify.annotations.NullMarked;
