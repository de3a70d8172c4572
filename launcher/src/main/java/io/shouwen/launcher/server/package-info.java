/** What runs inside the application's process, beside the stock Payara Micro and nothing else. */
package io.shouwen.launcher.server;
