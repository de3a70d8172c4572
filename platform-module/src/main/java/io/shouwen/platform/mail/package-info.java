/** Mail that leaves the suite: how a mail server is spoken to, and where mail may go at all. */
package io.shouwen.platform.mail;
