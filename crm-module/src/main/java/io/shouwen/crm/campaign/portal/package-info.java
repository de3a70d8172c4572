/** The screens on which campaigns are written, approved, sent and followed; and the one on which a reader wants no more. */
package io.shouwen.crm.campaign.portal;
