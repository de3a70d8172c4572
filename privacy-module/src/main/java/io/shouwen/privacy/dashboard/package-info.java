/** What the compliance officer sees first: every capability puts its figures here. */
package io.shouwen.privacy.dashboard;
