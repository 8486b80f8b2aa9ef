import SchemagenModel
import SchemagenPlanning

/// Partitions that come, go and hold other rows.
///
/// Which rows a partition holds is for the server to say: it tells the condition of an empty partition with the new bounds,
/// and the rows that do not keep it are moved by way of a temporary table.
extension PostgreSQLWriter {
    mutating func repartition(_ change: Repartition, to out: inout StatementBuffer) {
        guard let table = index.tables[change.table] else { return }
        let schema = table.info.sqlSchema
        let scope = scope(of: table)
        let parent = Quoting.identifier(change.parent, in: schema)
        func name(_ partition: String) -> String { Quoting.identifier(partition, in: schema) }
        let columns = change.columns.map(Quoting.identifier).joined(separator: ", ")
        let rows = Quoting.identifier(SQLIdentifier.fitted("schemagen_rows_of_\(change.parent)"))
        let going = change.remade.map(\.sqlName) + change.emptied
        let keepsRows = !change.moved.isEmpty || !going.isEmpty || !change.dropped.isEmpty && !change.created.isEmpty

        for partition in change.moved.map(\.sqlName) + going + change.dropped {
            out.statement("ALTER TABLE \(parent)\n    DETACH PARTITION \(name(partition))")
        }
        if keepsRows {
            out.begin(comment: "Rows that belong into other partitions than before.")
            out.put(
                "CREATE TEMPORARY TABLE \(rows) ON COMMIT DROP AS\n    SELECT \(columns) FROM \(parent) WITH NO DATA")
            out.end()
        }
        for partition in going {
            out.statement("INSERT INTO \(rows)\n    SELECT \(columns) FROM \(name(partition))")
            out.statement("DROP TABLE \(name(partition))")
        }
        let new = change.created + change.remade
        for partition in new.filter({ !$0.isDefault }) + new.filter(\.isDefault) {
            createBare(
                partition, of: change.partitioning, parent: parent, table, scope,
                isAdopting: change.isAdopting, to: &out)
            if !change.dropped.isEmpty, !partition.isDefault {
                move(
                    rows: [(change.dropped.map(name), "%s")], columns, within: name(partition.sqlName), to: rows, &out)
            }
        }
        for partition in change.moved.filter({ !$0.isDefault }) + change.moved.filter(\.isDefault) {
            move(
                partition, of: change.partitioning, parent: parent, table, scope, columns,
                dropped: change.dropped.map(name), to: rows, &out)
        }
        if keepsRows {
            out.statement(
                "INSERT INTO \(parent) (\(columns)) OVERRIDING SYSTEM VALUE\n    SELECT \(columns) FROM \(rows)")
            // Deferred checks of these rows would keep the table from being altered in this transaction.
            out.statement("SET CONSTRAINTS ALL IMMEDIATE")
            out.statement("DROP TABLE \(rows)")
        }
        for partition in change.dropped { out.statement("DROP TABLE \(name(partition))") }
    }

    /// Appends a partition with its partitions, and nothing that it has for itself.
    private mutating func createBare(
        _ partition: Partition, of partitioning: Partitioning, parent: String, _ table: Table, _ columns: ColumnScope,
        isAdopting: Bool, to out: inout StatementBuffer
    ) {
        let name = Quoting.identifier(partition.sqlName, in: table.info.sqlSchema)
        let owner = Subject(table.info.name, partition.name)
        out.begin()
        out.put("CREATE TABLE \(isAdopting ? "IF NOT EXISTS " : "")\(name) PARTITION OF \(parent)\n    ")
        bound(partition, of: partitioning, columns, in: owner, to: &out)
        if let inner = partition.partitioning?.partitioning {
            out.fixed("\n    ")
            partitionBy(
                inner, ColumnScope(owner: name, like: columns), in: owner, at: partition.anchor, to: &out)
        }
        out.end()
        comment(partition.documentation, to: &out) { $0.put("TABLE \(name)") }
        guard let inner = partition.partitioning?.partitioning else { return }
        for part in inner.partitions {
            createBare(part, of: inner, parent: name, table, columns, isAdopting: isAdopting, to: &out)
        }
    }

    /// Appends what attaches a partition with its new bounds, once the rows that are outside of them are out of it.
    private mutating func move(
        _ partition: Partition, of partitioning: Partitioning, parent: String, _ table: Table, _ scope: ColumnScope,
        _ columns: String, dropped: [String], to rows: String, _ out: inout StatementBuffer
    ) {
        let name = Quoting.identifier(partition.sqlName, in: table.info.sqlSchema)
        let probe = Quoting.identifier(
            SQLIdentifier.fitted("schemagen_bounds_of_\(partition.sqlName)"), in: table.info.sqlSchema)
        var empty = StatementBuffer()
        bound(partition, of: partitioning, scope, in: Subject(table.info.name, partition.name), to: &empty)
        let bounds = String(decoding: empty.bytes, as: UTF8.self)
        out.statement("CREATE TABLE \(probe) PARTITION OF \(parent)\n    \(bounds)")
        let taken = partition.isDefault ? [] : dropped
        move(rows: [([name], "NOT (%s)"), (taken, "%s")], columns, within: probe, to: rows, &out, leaving: name)
        out.statement("DROP TABLE \(probe)")
        out.statement("ALTER TABLE \(parent)\n    ATTACH PARTITION \(name) \(bounds)")
    }

    /// Appends what copies rows, by a condition made of the bounds of a partition.
    ///
    /// - Parameters:
    ///   - sources: Tables, and the condition on their rows with `%s` for the bounds.
    ///   - partition: The partition whose bounds count.
    ///   - source: The table that the rows outside the bounds leave.
    private func move(
        rows sources: [(tables: [String], condition: String)], _ columns: String, within partition: String,
        to rows: String, _ out: inout StatementBuffer, leaving source: String? = nil
    ) {
        var patterns: [String] = []
        for (tables, condition) in sources {
            for table in tables {
                let copy = "INSERT INTO \(rows) SELECT \(columns) FROM \(table) WHERE "
                patterns.append(Self.formatted(copy) + condition)
            }
        }
        if let source { patterns.append(Self.formatted("DELETE FROM \(source) WHERE ") + "NOT (%s)") }
        let statements = patterns.map { "        EXECUTE format(\(Quoting.literal($0)), bounds);" }
        let body = """

            DECLARE
                bounds text := pg_get_partition_constraintdef(\(Quoting.literal(partition))::regclass);
            BEGIN
                IF bounds IS NOT NULL THEN
            \(statements.joined(separator: "\n"))
                END IF;
            END

            """
        out.statement("DO \(Quoting.dollarQuoted(body))")
    }

    /// A text within the pattern of `format`.
    private static func formatted(_ text: String) -> String {
        text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
    }

    /// Whatever the parts are called by now. All of them step aside first: names may be exchanged.
    func nameParts(_ names: [PartName], in schema: String?, to out: inout StatementBuffer) {
        let parts = names.map { part in
            let values = [
                Quoting.literal(Quoting.identifier(part.whole, in: schema)),
                Quoting.literal(Quoting.identifier(part.partition, in: schema)), Quoting.literal(part.name),
            ]
            return "[\(values.joined(separator: ", "))]"
        }
        let body = """

            DECLARE
                part text[];
                found oid;
                renamed oid[];
                step integer;
            BEGIN
                FOREACH part SLICE 1 IN ARRAY ARRAY[
                    \(parts.joined(separator: ",\n        "))
                ] LOOP
                    SELECT i.indexrelid INTO STRICT found
                        FROM pg_partition_tree(part[1]::regclass) t JOIN pg_index i ON i.indexrelid = t.relid
                        WHERE i.indrelid = part[2]::regclass;
                    EXECUTE format('ALTER INDEX %s RENAME TO %I', found::regclass, 'schemagen_' || found);
                    renamed := renamed || found;
                END LOOP;
                step := 0;
                FOREACH part SLICE 1 IN ARRAY ARRAY[
                    \(parts.joined(separator: ",\n        "))
                ] LOOP
                    step := step + 1;
                    EXECUTE format('ALTER INDEX %s RENAME TO %I', renamed[step]::regclass, part[3]);
                END LOOP;
            END

            """
        out.begin(comment: "Indexes of partitions get the names that follow from the tables.")
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }
}

extension Partition {
    /// Whether it holds what no other does.
    fileprivate var isDefault: Bool { bound == .default }
}
