-- Campaigns are sent side by side. Together they keep to so many messages a minute: when each took its turn is told here.
DROP INDEX crm.campaign_sending;
ALTER TABLE crm.campaign_recipient ADD COLUMN turn_at timestamptz;
CREATE INDEX campaign_recipient_turn ON crm.campaign_recipient (turn_at) WHERE turn_at IS NOT NULL;
