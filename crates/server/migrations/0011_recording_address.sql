-- Recordings by their visitor's address, for those who ask to be erased by it. Most have none.
create index recording_by_address on recording (workspace_id, address_network) where address_network is not null;
