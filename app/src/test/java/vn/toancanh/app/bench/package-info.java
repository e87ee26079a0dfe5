/**
 * What {@code installer/bench} measures: each thing next to its reference, in turn, in the same run. A new bench
 * implements {@link vn.toancanh.app.bench.Bench} and is listed in {@link vn.toancanh.app.bench.BenchMain}.
 */
package vn.toancanh.app.bench;
