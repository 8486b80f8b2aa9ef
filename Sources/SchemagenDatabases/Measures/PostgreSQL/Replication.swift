import SchemagenMeasures

extension PostgreSQLMeasures {
    /// The servers that receive this one's changes, by name.
    func standbys() throws -> Measure<[StandbyMeasures]> {
        try ask(Self.standbysQuery) { row in
            StandbyMeasures(
                name: try row.text("name"), state: try row.text("state"), mode: try row.text("sync_state"),
                lagBytes: try row.optionalInteger("lag_bytes"),
                lagMilliseconds: try row.optionalInteger("lag_milliseconds"))
        }
    }

    /// The replication slots, by name.
    func slots() throws -> Measure<[ReplicationSlotMeasures]> {
        try ask(Self.slotsQuery) { row in
            ReplicationSlotMeasures(
                name: try row.text("slot_name"), kind: try row.text("slot_type"), isActive: try row.flag("active"),
                retainedBytes: try row.optionalInteger("retained_bytes"), status: try row.optionalText("wal_status"))
        }
    }

    /// The end of the changes that this server has: made, or as a replica received.
    private static let end = """
        CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
            ELSE pg_current_wal_lsn() END
        """

    /// How far each standby is behind, in bytes and milliseconds.
    private static let standbysQuery = """
        SELECT coalesce(application_name, '') AS name, coalesce(state, '') AS state,
            coalesce(sync_state, '') AS sync_state,
            greatest(pg_wal_lsn_diff(\(end), replay_lsn), 0)::bigint AS lag_bytes,
            (extract(epoch FROM replay_lag) * 1000)::bigint AS lag_milliseconds
        FROM pg_stat_replication ORDER BY application_name COLLATE "C", pid
        """

    /// What each slot makes the server keep, in bytes.
    private static let slotsQuery = """
        SELECT slot_name, slot_type, active, wal_status,
            greatest(pg_wal_lsn_diff(\(end), restart_lsn), 0)::bigint AS retained_bytes
        FROM pg_replication_slots ORDER BY slot_name COLLATE "C"
        """
}
