import SchemagenMeasures

extension PostgreSQLMeasures {
    /// Settings that decide how a change of the schema goes, with the units that the server prints.
    static let settingsQuery = """
        SELECT name, current_setting(name) AS value FROM pg_settings WHERE name IN (
            'autovacuum', 'idle_in_transaction_session_timeout', 'lock_timeout', 'maintenance_work_mem',
            'max_connections', 'max_parallel_maintenance_workers', 'max_wal_size', 'shared_buffers',
            'statement_timeout', 'track_counts', 'wal_level'
        ) ORDER BY name COLLATE "C"
        """
}

extension NamedRow {
    /// A setting, of a row of two values.
    static func setting(_ values: [String?]) -> SettingMeasure {
        SettingMeasure(name: values.first.flatMap { $0 } ?? "", value: values.last.flatMap { $0 } ?? "")
    }
}
