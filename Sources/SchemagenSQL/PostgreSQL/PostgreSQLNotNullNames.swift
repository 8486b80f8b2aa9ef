import SchemagenModel
import SchemagenPlanning

/// The names of NOT NULL constraints, which follow those of tables, columns and domains. Older servers have no such
/// constraints and know none of their names, so that all of this asks the server first.
extension PostgreSQLWriter {
    /// Names those of a table.
    func renameNotNulls(of table: QualifiedName, _ renames: [NotNullRename], to out: inout StatementBuffer) {
        let owner = Quoting.literal(Self.name(table))
        let pairs = renames.map { "[\(former($0.from, owner)), \(Quoting.literal($0.to))]" }
        let body = """

            DECLARE
                pair text[];
            BEGIN
                IF current_setting('server_version_num')::integer < 180000 THEN
                    RETURN;
                END IF;
                FOREACH pair SLICE 1 IN ARRAY ARRAY[
                    \(pairs.joined(separator: ",\n        "))
                ] LOOP
                    IF EXISTS (
                        SELECT FROM pg_constraint
                        WHERE conrelid = \(owner)::regclass AND contype = 'n' AND conname = pair[1]
                            AND conname <> pair[2] AND coninhcount = 0
                    ) THEN
                        EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', \(owner)::regclass, pair[1], pair[2]);
                    END IF;
                END LOOP;
            END

            """
        out.begin(comment: "PostgreSQL 18 names NOT NULL constraints after table and column.")
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }

    /// The name that a constraint of a table has: where the server shortened it, the server is asked for it.
    private func former(_ name: NotNullName, _ owner: String) -> String {
        switch name {
        case .whole(let text): Quoting.literal(text)
        case .shortened(let column):
            """
            (
                        SELECT conname::text
                        FROM pg_constraint
                        JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
                        WHERE conrelid = \(owner)::regclass AND contype = 'n'
                            AND attname = \(Quoting.literal(column))
                            AND position(\(Quoting.literal(NotNullName.suffix)) IN conname) > 0
                    )
            """
        }
    }

    /// The constraint keeps its name when the domain gets another. Of one that is too long the server keeps what it likes.
    func renameNotNull(of from: QualifiedName, _ to: QualifiedName, to out: inout StatementBuffer) {
        let isMeant = index.types.values.contains { type in
            type.isNotNull && [from.name, to.name].contains(type.info.sqlName)
        }
        let (former, latter) = (from.name + NotNullName.suffix, to.name + NotNullName.suffix)
        guard isMeant, latter.utf8.count <= SQLIdentifier.maximumLength else { return }
        let domain = Self.name(to)
        let isLong = former.utf8.count > SQLIdentifier.maximumLength
        let condition =
            isLong
            ? "position(\(Quoting.literal(NotNullName.suffix)) IN conname) > 0" : "conname = \(Quoting.literal(former))"
        let body = """

            DECLARE
                former text := (
                    SELECT conname
                    FROM pg_constraint
                    WHERE contypid = \(Quoting.literal(domain))::regtype AND contype = 'n'
                        AND \(condition)
                        AND conname <> \(Quoting.literal(latter))
                );
            BEGIN
                IF former IS NOT NULL THEN
                    EXECUTE format('ALTER DOMAIN %s RENAME CONSTRAINT %I TO %I', \(Quoting.literal(domain)), former, \(Quoting.literal(latter)));
                END IF;
            END

            """
        out.begin(comment: "PostgreSQL 17 names NOT NULL constraints after domains.")
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }
}
