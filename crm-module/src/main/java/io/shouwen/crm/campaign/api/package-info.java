/** Campaigns over REST; and the one click that ends them, without sign-in. */
package io.shouwen.crm.campaign.api;
