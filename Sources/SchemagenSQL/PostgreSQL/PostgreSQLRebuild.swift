import SchemagenModel
import SchemagenPlanning

/// A table made anew with all its rows: the old one steps aside, with everything that has a name of its own in the namespace,
/// the new one is made and filled, and the old one goes.
extension PostgreSQLWriter {
    mutating func rebuild(_ rebuild: TableRebuild, to out: inout StatementBuffer) {
        let (before, after) = (rebuild.from, rebuild.to)
        let schema = after.info.sqlSchema
        let name = Quoting.identifier(after.info.sqlName, in: schema)
        let aside = SQLIdentifier.fitted("schemagen_\(after.info.sqlName)")
        let asideName = Quoting.identifier(aside, in: schema)

        out.statement("ALTER TABLE \(name) RENAME TO \(Quoting.identifier(aside))")
        stepAside(asideName, serials: before, to: &out)
        create(after, deferring: Set(after.foreignKeys.map(\.info.sqlName)), to: &out)

        var (targets, sources): ([String], [String]) = ([], [])
        let scope = scope(of: after)
        for copy in rebuild.copies {
            guard let column = after.column(copy.column) else { continue }
            targets.append(Quoting.identifier(column.sqlName))
            sources.append(value(copy, of: column, in: after, scope))
        }
        // Only its own rows: other tables may inherit from it. The rows of a divided table are in its partitions.
        let source = before.options.partitioning == nil ? "ONLY \(asideName)" : asideName
        if targets.isEmpty {
            out.statement("INSERT INTO \(name) SELECT FROM \(source)")
        } else {
            out.statement(
                "INSERT INTO \(name) (\(targets.joined(separator: ", "))) OVERRIDING SYSTEM VALUE\n    SELECT "
                    + "\(sources.joined(separator: ", "))\n    FROM \(source)")
        }
        for column in after.columns { keepNumber(of: column, in: after, before, asideName, to: &out) }
        for sequence in index.sequences.values.sorted(by: { $0.info.sqlName < $1.info.sqlName })
        where sequence.owner?.table == after.info.name { own(sequence, to: &out) }
        keepRights(from: asideName, to: name, &out)
        // Deferred checks of these rows would keep the table from being altered in this transaction.
        out.statement("SET CONSTRAINTS ALL IMMEDIATE")
        out.statement("DROP TABLE \(asideName)")
    }

    /// Indexes, partitions and sequences share the namespace with those of the new table. Sequences of their own stay.
    private func stepAside(_ aside: String, serials table: Table, to out: inout StatementBuffer) {
        let serials = table.columns.compactMap { $0.identity?.mode == .serial ? $0.identity?.sequenceName : nil }
        let names = serials.map(Quoting.literal).joined(separator: ", ")
        let body = """

            DECLARE
                item record;
            BEGIN
                FOR item IN
                    WITH tree AS (
                        SELECT \(Quoting.literal(aside))::regclass::oid AS id
                        UNION SELECT relid FROM pg_partition_tree(\(Quoting.literal(aside))::regclass)
                    )
                    SELECT c.oid, c.relname, d.deptype, CASE
                            WHEN c.relkind = 'S' THEN 'SEQUENCE' WHEN c.relkind IN ('i', 'I') THEN 'INDEX' ELSE 'TABLE'
                        END AS kind
                    FROM pg_class c
                        LEFT JOIN pg_depend d ON c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
                            AND d.refclassid = 'pg_class'::regclass AND d.refobjid IN (SELECT id FROM tree)
                            AND d.deptype IN ('a', 'i')
                    WHERE c.oid IN (SELECT id FROM tree WHERE id <> \(Quoting.literal(aside))::regclass)
                        OR c.oid IN (SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT id FROM tree))
                        OR d.objid IS NOT NULL
                LOOP
                    IF item.deptype = 'a' AND NOT item.relname = ANY (ARRAY[\(names)]::text[]) THEN
                        EXECUTE format('ALTER SEQUENCE %s OWNED BY NONE', item.oid::regclass);
                    ELSE
                        EXECUTE format('ALTER %s %s RENAME TO %I', item.kind, item.oid::regclass, 'schemagen_' || item.oid);
                    END IF;
                END LOOP;
            END

            """
        out.begin(comment: "Names are free for what takes the place of the table.")
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }

    /// Numbers go on where they were; those of a column that had none, behind the largest that is there.
    private mutating func keepNumber(
        of column: Column, in table: Table, _ before: Table, _ aside: String, to out: inout StatementBuffer
    ) {
        guard let identity = column.identity, column.databases.contains(.postgresql) else { return }
        guard before.columns.contains(where: { $0.sqlName == column.sqlName && $0.identity != nil }) else {
            return goBehindRows(identity, of: column, in: table, to: &out)
        }
        let sequence = Quoting.literal(Quoting.identifier(identity.sequenceName, in: table.info.sqlSchema))
        let former = "pg_get_serial_sequence(\(Quoting.literal(aside)), \(Quoting.literal(column.sqlName)))"
        out.statement(
            """
            SELECT setval(\(sequence), last)
                FROM pg_sequence_last_value(\(former)::regclass) AS last WHERE last IS NOT NULL
            """)
    }

    /// Whoever owned the table owns it, and whoever was given rights has them.
    private func keepRights(from aside: String, to name: String, _ out: inout StatementBuffer) {
        let (former, latter) = (Quoting.literal(aside), Quoting.literal(name))
        let body = """

            DECLARE
                item record;
            BEGIN
                FOR item IN
                    SELECT c.relowner::regrole AS owner FROM pg_class c JOIN pg_class n ON n.oid = \(latter)::regclass
                    WHERE c.oid = \(former)::regclass AND c.relowner <> n.relowner
                LOOP
                    EXECUTE format('ALTER TABLE %s OWNER TO %s', \(latter)::regclass, item.owner);
                END LOOP;
                FOR item IN
                    SELECT a.privilege_type AS words, a.grantee, a.is_grantable
                    FROM pg_class c CROSS JOIN aclexplode(c.relacl) a WHERE c.oid = \(former)::regclass
                    UNION ALL
                    SELECT format('%s (%I)', a.privilege_type, t.attname), a.grantee, a.is_grantable
                    FROM pg_attribute t CROSS JOIN aclexplode(t.attacl) a
                    WHERE t.attrelid = \(former)::regclass AND NOT t.attisdropped AND EXISTS (
                        SELECT FROM pg_attribute n
                        WHERE n.attrelid = \(latter)::regclass AND n.attname = t.attname AND NOT n.attisdropped
                    )
                LOOP
                    EXECUTE format(
                        'GRANT %s ON %s TO %s%s', item.words, \(latter)::regclass,
                        CASE item.grantee WHEN 0 THEN 'PUBLIC' ELSE item.grantee::regrole::text END,
                        CASE WHEN item.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
                END LOOP;
            END

            """
        out.begin(comment: "The rights that others have on the table go over to the new one.")
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }

    private mutating func value(
        _ copy: ColumnCopy, of column: Column, in table: Table, _ scope: ColumnScope
    ) -> String {
        let subject = Subject(table.info.name, column.name)
        let type = typeName(column.type, in: subject, at: column.anchor)
        let source = copy.source.map(Quoting.identifier) ?? "NULL"
        var text: String
        switch copy.conversion {
        case .automatic: text = source
        case .cast: text = "\(source)::\(type)"
        case .text(let texts): text = Self.converted(source, to: type, column.type, texts)
        case .expression(let value):
            text =
                copy.source == nil
                ? filled(value, column, scope, in: subject)
                : "(\(expression(value, scope, in: subject, at: column.anchor)))"
        }
        if let fallback = copy.fallback { text = "coalesce(\(text), \(filled(fallback, column, scope, in: subject)))" }
        return text
    }

    /// What a table has from others becomes its own, with the names of NOT NULL constraints that follow from it.
    func leave(_ parents: [String], _ table: String, to out: inout StatementBuffer) {
        guard let owner = index.tables[table] else { return }
        for parent in parents {
            guard let info = index.tables[parent]?.info else { continue }
            out.statement("ALTER TABLE \(Self.name(owner.info))\n    NO INHERIT \(Self.name(info))")
        }
        var names: [NotNullRename] = []
        var next = parents
        while !next.isEmpty {
            guard let ancestor = index.tables[next.removeFirst()] else { continue }
            next += ancestor.options.inherits
            for column in owner.columns
            where column.databases.contains(.postgresql) && index.hasNotNull(column, on: .postgresql)
                && ancestor.columns.contains(where: { $0.sqlName == column.sqlName })
            {
                let name = column.sqlName
                let rename = NotNullRename(from: (ancestor.info.sqlName, name), to: (owner.info.sqlName, name))
                if let rename { names.append(rename) }
            }
        }
        if !names.isEmpty { renameNotNulls(of: QualifiedName(owner.info), names, to: &out) }
    }
}
