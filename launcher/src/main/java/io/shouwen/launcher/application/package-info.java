/** The application's process: a stock Payara Micro with the war, configured by its environment. */
package io.shouwen.launcher.application;
