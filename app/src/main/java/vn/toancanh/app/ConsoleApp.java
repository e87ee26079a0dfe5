package vn.toancanh.app;
