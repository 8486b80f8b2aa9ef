import SchemagenModel
import SchemagenPlanning
import SchemagenSQL

/// Asks which rights the role lacks that is to apply a change, as PostgreSQL's manual demands them statement by statement.
///
/// Asked is for what the plan tells: tables, schemas and the database. What functions and types want, `apply --dry-run` asks.
struct RunbookPrivileges {
    private let source: RunbookSource
    private let steps: [Step]

    init(_ source: RunbookSource) {
        self.source = source
        steps = source.plans[.postgresql]?.migrations.flatMap { $0.up.map(\.step) } ?? []
    }

    /// The query; nil where hands wrote the change, so that nobody knows.
    var check: RunbookCheck? {
        guard source.plans[.postgresql] != nil else { return nil }
        return RunbookCheck(
            purpose:
                "Rights that the role lacks, to be asked as the role that will apply the change (of functions and types only "
                + "`--dry-run` asks):",
            sql: """
                SELECT current_user AS role, lacks, object
                    FROM (
                        \(parts.joined(separator: "\n        UNION ALL\n        "))
                    ) AS needed (has, lacks, object)
                    WHERE NOT has
                    ORDER BY object, lacks;
                """, expectation: .noRows)
    }

    private var parts: [String] {
        let tables = source.touched(on: .postgresql)
        var parts: [String] = []
        let owned = tables.before(.altered) + tables.views
        if !owned.isEmpty {
            // Partitions may have owners of their own.
            parts.append(
                """
                SELECT pg_has_role(c.relowner, 'USAGE'), 'ownership', c.oid::regclass::text
                            FROM pg_class AS c
                            WHERE coalesce(pg_partition_root(c.oid), c.oid) = ANY (\(PostgreSQLRunbookQueries.array(owned, indent: 3)))
                """)
        }
        let updated = tables.before(.filled).filter { !owned.contains($0) }
        if !updated.isEmpty { parts.append(granted(["SELECT", "UPDATE"], on: updated, "has_table_privilege")) }
        let referenced = tables.before(.referenced).filter { !owned.contains($0) }
        // A right on the columns that are referred to is enough.
        if !referenced.isEmpty { parts.append(granted(["REFERENCES"], on: referenced, "has_any_column_privilege")) }
        if !schemas.isEmpty {
            parts.append(
                """
                SELECT has_schema_privilege(n.oid, privilege), privilege, 'schema ' || quote_ident(n.nspname)
                            FROM pg_namespace AS n, unnest(ARRAY['USAGE', 'CREATE']) AS privilege
                            WHERE n.nspname = ANY (ARRAY[\(schemas.map { Quoting.literal($0) }.joined(separator: ", "))])
                """)
        }
        if makesInDatabase {
            parts.append(
                """
                SELECT has_database_privilege(current_database(), 'CREATE'), 'CREATE',
                            'database ' || quote_ident(current_database())
                """)
        }
        parts.append(ofTheRunner("schemagen_journal", ["SELECT", "INSERT", "DELETE"]))
        if hasBatches {
            parts.append(ofTheRunner("schemagen_progress", ["SELECT", "INSERT", "UPDATE", "DELETE"]))
        }
        return parts
    }

    /// What `apply` itself writes to, where it is there already.
    private func ofTheRunner(_ table: String, _ rights: [String]) -> String {
        """
        SELECT has_table_privilege(c.oid, privilege), privilege, c.oid::regclass::text
                    FROM pg_class AS c, unnest(ARRAY[\(Self.words(rights))]) AS privilege
                    WHERE c.relname = '\(table)' AND c.relnamespace = 'public'::regnamespace
        """
    }

    private static func words(_ rights: [String]) -> String { rights.map { "'\($0)'" }.joined(separator: ", ") }

    private var hasBatches: Bool {
        source.plans[.postgresql]?.migrations.contains { if case .batches = $0.mode { true } else { false } } ?? false
    }

    private func granted(_ rights: [String], on tables: [QualifiedName], _ function: String) -> String {
        """
        SELECT \(function)(c.oid, privilege), privilege, c.oid::regclass::text
                    FROM pg_class AS c, unnest(ARRAY[\(Self.words(rights))]) AS privilege
                    WHERE c.oid = ANY (\(PostgreSQLRunbookQueries.array(tables, indent: 3)))
        """
    }

    /// The schemas that were there in which something is made, sorted.
    private var schemas: [String] {
        var schemas: Set<String> = []
        var made: Set<String> = []
        for step in steps {
            switch step {
            case .createNamespace(let namespace): made.insert(namespace.sqlName)
            case .createTable(let table, _): schemas.insert(Self.schema(table.info))
            case .rebuildTable(let rebuild): schemas.insert(Self.schema(rebuild.to.info))
            case .createEnum(let value): schemas.insert(Self.schema(value.info))
            case .createDomain(let type): schemas.insert(Self.schema(type.info))
            case .createSequence(let sequence): schemas.insert(Self.schema(sequence.info))
            case .createView(let view): schemas.insert(Self.schema(view.info))
            case .createTouchTrigger(let table): schemas.insert(Self.schema(table.info))
            // An index is a relation of its own.
            case .createIndex(_, let owner, _, _), .createIndexWithoutParts(_, let owner, _),
                .addConstraint(.primaryKey, let owner, _, _), .addConstraint(.unique, let owner, _, _),
                .addConstraint(.exclusion, let owner, _, _):
                schemas.formUnion(infos.filter { $0.name == owner }.map(Self.schema))
            case .move(_, _, let schema): schemas.insert(schema ?? "public")
            default: break
            }
        }
        return schemas.subtracting(made).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private var infos: [ObjectInfo] { source.schema.tables.map(\.info) + source.schema.views.map(\.info) }

    private static func schema(_ info: ObjectInfo) -> String { info.sqlSchema ?? "public" }

    private var makesInDatabase: Bool {
        steps.contains { step in
            switch step {
            case .createNamespace, .createExtension: true
            default: false
            }
        }
    }
}
