extension RandomPostgreSQLSchema {
    // MARK: Routines

    /// A function that defaults, checks and indexes can call.
    mutating func function() -> String {
        let name = object("value")
        let (argument, result, bodies): (String?, String, [String]) = pick([
            (nil, "integer", ["SELECT 7", "SELECT 1 + 2"]),
            (nil, "text", ["SELECT 'it''s'::text", "SELECT upper('a')"]),
            (nil, "timestamptz", ["SELECT now()"]),
            ("integer", "boolean", ["SELECT $1 > 0", "SELECT $1 % 2 = 1"]),
            ("text", "boolean", ["SELECT length($1) < 50", "SELECT $1 <> ''"]),
            ("text", "text", ["SELECT lower($1)", "SELECT $1 || '!'"]),
            ("bigint", "bigint", ["SELECT $1 + 1"]),
        ])
        functions.append(Function(name: name, argument: argument, result: result))
        let arguments = argument.map { chance(50) ? "value \($0)" : $0 } ?? ""
        let kind =
            argument == nil
            ? pick(["STABLE", "VOLATILE"]) : "IMMUTABLE\(pick(["", " STRICT", " PARALLEL SAFE"]))"
        let body = pick(bodies)
        let head = "CREATE FUNCTION \(name)(\(arguments)) RETURNS \(result)"
        switch next(3) {
        case 0: return "\(head) \(kind) RETURN \(body.dropFirst("SELECT ".count));\n"
        case 1: return "\(head) LANGUAGE plpgsql \(kind) AS $$ BEGIN RETURN (\(body)); END $$;\n"
        default: return "\(head) LANGUAGE sql \(kind) AS $$ \(body) $$;\n"
        }
    }

    /// A routine that nothing calls but what is written later.
    mutating func routine() -> String {
        let table = pick(tables)
        let name = object("routine")
        let column = pick(table.columns).name
        return pick([
            "CREATE FUNCTION \(name)(r \(table.name)) RETURNS text LANGUAGE sql STABLE AS $$ SELECT (r).\(column)::text $$",
            "CREATE FUNCTION \(name)() RETURNS SETOF \(table.name) STABLE BEGIN ATOMIC SELECT * FROM \(table.name); END",
            "CREATE FUNCTION \(name)(a integer, b text DEFAULT 'x') RETURNS TABLE (c bigint, d text) LANGUAGE sql "
                + "AS $$ SELECT count(*), b FROM \(table.name) WHERE a > 0 $$",
            "CREATE PROCEDURE \(name)(INOUT a integer) LANGUAGE plpgsql AS $$ BEGIN DELETE FROM \(table.name); END $$",
            "CREATE FUNCTION \(name)(VARIADIC a text[]) RETURNS integer LANGUAGE sql SECURITY DEFINER "
                + "SET search_path = '' AS $$ SELECT 1 $$",
            "CREATE AGGREGATE \(name)(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
            "CREATE FUNCTION \(name)(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';\n"
                + "CREATE FUNCTION \(name)(a text) RETURNS text LANGUAGE sql COST 50 AS 'SELECT a'",
            "CREATE FUNCTION \(name)(a \(table.name)[], OUT b integer, OUT c text) LANGUAGE sql AS $$ SELECT 1, 'x'::text $$",
        ]) + ";\n"
    }

    private mutating func triggerFunction() -> (name: String, text: String) {
        if !triggerFunctions.isEmpty, chance(70) { return (pick(triggerFunctions), "") }
        let name = object("touch")
        triggerFunctions.append(name)
        let body = pick([
            "RETURN NEW", "RAISE NOTICE 'it''s %', TG_NAME; RETURN NULL", "RETURN coalesce(NEW, OLD)",
        ])
        return (
            name,
            "CREATE FUNCTION \(name)() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN \(body); END $$;\n"
        )
    }

    private mutating func trigger(_ table: Table) -> String {
        let (function, text) = triggerFunction()
        let name = fresh("trigger")
        let column = pick(table.columns)
        let call = "EXECUTE FUNCTION \(function)(\(pick(["", "'a'", "'it''s', '2'"])))"
        let condition = "NEW.\(column.name) IS NOT NULL"
        let made = pick([
            "TRIGGER \(name) BEFORE INSERT OR UPDATE ON \(table.name) FOR EACH ROW \(call)",
            "TRIGGER \(name) AFTER DELETE ON \(table.name) \(call)",
            "TRIGGER \(name) BEFORE UPDATE OF \(column.name) ON \(table.name) FOR EACH ROW WHEN (\(condition)) \(call)",
            "CONSTRAINT TRIGGER \(name) AFTER INSERT ON \(table.name) DEFERRABLE INITIALLY DEFERRED FOR EACH ROW \(call)",
            "TRIGGER \(name) AFTER UPDATE ON \(table.name) REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows "
                + "FOR EACH STATEMENT \(call)",
        ])
        var result = "\(text)CREATE \(made);\n"
        if chance(10) { result += "ALTER TABLE \(table.name) DISABLE TRIGGER \(name);\n" }
        if chance(10) { result += "COMMENT ON TRIGGER \(name) ON \(table.name) IS \(remark());\n" }
        return result
    }

    // MARK: What a table has besides

    /// A text for COMMENT.
    mutating func remark() -> String {
        pick([
            "'Short.'", "'Two\nlines'", "' odd '", "'It''s so.'", "'größer ≥ \u{1F600}'",
            "'/// a \"b\" */'",
            "E'tab\\there'",
        ])
    }

    /// Comments, triggers, rules, policies, statistics, grants and settings of a table.
    mutating func extras(_ table: Table) -> String {
        var text = ""
        let name = table.name
        let column = pick(table.columns)
        if chance(15) { text += "COMMENT ON TABLE \(name) IS \(remark());\n" }
        if chance(15) { text += "COMMENT ON COLUMN \(name).\(column.name) IS \(remark());\n" }
        if chance(12) { text += trigger(table) }
        if chance(4) {
            let rule = fresh("rule")
            let action = pick([
                " WHERE NEW.\(column.name) IS NULL DO INSTEAD NOTHING", " DO ALSO NOTIFY news",
            ])
            text += "CREATE RULE \(rule) AS ON INSERT TO \(name)\(action);\n"
            if chance(30) { text += "COMMENT ON RULE \(rule) ON \(name) IS \(remark());\n" }
        }
        if chance(6) {
            text += "ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY;\n"
            if chance(20) { text += "ALTER TABLE \(name) FORCE ROW LEVEL SECURITY;\n" }
            text +=
                "CREATE POLICY \(fresh("policy")) ON \(name) FOR SELECT USING (\(condition(table.columns)));\n"
            if chance(50) {
                text +=
                    "CREATE POLICY \(fresh("policy")) ON \(name) AS RESTRICTIVE FOR INSERT TO pg_monitor "
                    + "WITH CHECK (\(condition(table.columns)));\n"
            }
        }
        let sortable = table.columns.filter(isSortable)
        if sortable.count > 1, chance(5) {
            text +=
                "CREATE STATISTICS \(object("statistics"))\(pick(["", " (ndistinct)", " (mcv, dependencies)"])) "
                + "ON \(sortable[0].name), \(sortable[sortable.count - 1].name) FROM \(name);\n"
        }
        if chance(6) {
            text +=
                pick([
                    "GRANT SELECT ON \(name) TO PUBLIC",
                    "GRANT INSERT, UPDATE ON \(name) TO pg_monitor WITH GRANT OPTION",
                    "GRANT SELECT (\(column.name)) ON \(name) TO PUBLIC",
                    "REVOKE INSERT ON \(name) FROM CURRENT_USER",
                ]) + ";\n"
        }
        if chance(6) {
            text +=
                pick([
                    "ALTER TABLE \(name) ALTER COLUMN \(column.name) SET STATISTICS 100",
                    "ALTER TABLE \(name) ALTER COLUMN \(column.name) SET (n_distinct = 5)",
                    "ALTER TABLE \(name) REPLICA IDENTITY FULL",
                    "ALTER TABLE \(name) SET (autovacuum_enabled = false)",
                    "ALTER TABLE \(name) ALTER COLUMN \(column.name) SET STORAGE EXTERNAL",
                    "ALTER TABLE \(name) ADD CONSTRAINT \(fresh("late")) CHECK (\(condition(table.columns))) NOT VALID",
                ]) + ";\n"
        }
        return text
    }

    // MARK: Views

    mutating func view() -> String {
        let source = !views.isEmpty && chance(40) ? pick(views) : pick(tables)
        let name = object("view")
        var columns = Array(source.columns.prefix(1 + next(3)))
        let filter = chance(40) ? " WHERE \(condition(source.columns))" : ""
        var text: String
        switch next(8) {
        case 0:
            text =
                "CREATE MATERIALIZED VIEW \(name) AS SELECT \(list(columns)) FROM \(source.name)\(filter);\n"
            if chance(50), isSortable(columns[0]) {
                text += "CREATE INDEX \(fresh("index")) ON \(name) (\(columns[0].name));\n"
            }
        case 1:
            text =
                "CREATE VIEW \(name) AS SELECT \(list(columns)), count(*) OVER () AS \"Count of all\" "
                + "FROM \(source.name)\(filter);\n"
            columns.append(Column(name: "\"Count of all\"", type: "bigint", isRequired: false))
        case 2:
            text =
                "CREATE VIEW \(name) WITH (security_barrier) AS SELECT \(list(columns)) FROM \(source.name)\(filter)"
                + "\(chance(30) ? " WITH CASCADED CHECK OPTION" : "");\n"
        case 3:
            let other = pick(tables)
            columns = [Column(name: "number", type: "bigint", isRequired: false)]
            text =
                "CREATE VIEW \(name) AS SELECT count(*) AS number FROM \(source.name) a CROSS JOIN \(other.name) b;\n"
        case 4:
            columns = [Column(name: "\"As text\"", type: "text", isRequired: false)]
            text =
                "CREATE VIEW \(name) (\"As text\") AS WITH part AS (SELECT \(source.columns[0].name)::text AS x "
                + "FROM \(source.name)) SELECT x FROM part UNION ALL SELECT 'it''s';\n"
        case 5 where !functions.isEmpty:
            let function = pick(functions)
            columns = [Column(name: "called", type: function.result, isRequired: false)]
            text =
                "CREATE VIEW \(name) AS SELECT \(function.name)(\(function.argument.map { "NULL::\($0)" } ?? "")) AS called;\n"
        default:
            text = "CREATE VIEW \(name) AS SELECT \(list(columns)) FROM \(source.name)\(filter);\n"
        }
        views.append(Table(name: name, columns: columns, key: []))
        guard !text.hasPrefix("CREATE MATERIALIZED") else { return text }
        if chance(10) { text += "COMMENT ON VIEW \(name) IS \(remark());\n" }
        if chance(10) { text += "COMMENT ON COLUMN \(name).\(columns[0].name) IS \(remark());\n" }
        if chance(8) {
            text += "ALTER VIEW \(name) ALTER COLUMN \(columns[0].name) SET DEFAULT NULL;\n"
        }
        if chance(8) { text += "GRANT SELECT ON \(name) TO pg_monitor;\n" }
        if chance(8) {
            let (function, made) = triggerFunction()
            text +=
                "\(made)CREATE TRIGGER \(fresh("trigger")) INSTEAD OF INSERT ON \(name) FOR EACH ROW "
                + "EXECUTE FUNCTION \(function)();\n"
        }
        return text
    }

    // MARK: Others

    /// Something that schemas rarely have.
    mutating func other() -> String {
        let table = pick(tables)
        let name = object("rarity")
        var choices = [
            "CREATE TYPE \(name) AS RANGE (subtype = float8, subtype_diff = float8mi)",
            "CREATE COLLATION \(name) FROM \"C\"",
            "CREATE TEXT SEARCH CONFIGURATION \(name) (COPY = simple)",
            "CREATE PUBLICATION \(fresh("publication")) FOR TABLE \(table.name)",
            "CREATE SEQUENCE \(name) OWNED BY \(table.name).\(table.columns[0].name)",
            "CREATE UNLOGGED TABLE \(name) (LIKE \(table.name) INCLUDING ALL)",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA other GRANT SELECT ON TABLES TO PUBLIC",
            "COMMENT ON SCHEMA other IS \(remark())", "GRANT USAGE ON SCHEMA other TO PUBLIC",
            "CREATE DOMAIN \(name) AS text COLLATE \"C\" DEFAULT 'x' NOT NULL",
            "CREATE FUNCTION \(name)() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;\n"
                + "CREATE EVENT TRIGGER \(fresh("event_trigger")) ON ddl_command_end EXECUTE FUNCTION \(name)()",
        ]
        if let domain = domains.first {
            choices.append("COMMENT ON DOMAIN \(domain.name) IS \(remark())")
            choices.append("CREATE DOMAIN \(name) AS \(domain.name)[]")
        }
        if let enumeration = enumerations.first {
            choices.append("CREATE DOMAIN \(name) AS \(enumeration.name)")
            choices.append("COMMENT ON TYPE \(enumeration.name) IS \(remark())")
        }
        if let composite = composites.first {
            choices.append("COMMENT ON TYPE \(composite) IS \(remark())")
            choices.append("CREATE TABLE \(name) OF \(composite)")
            choices.append("CREATE DOMAIN \(name) AS \(composite)")
        }
        if let sequence = sequences.first {
            choices.append("COMMENT ON SEQUENCE \(sequence) IS \(remark())")
            choices.append("GRANT USAGE ON SEQUENCE \(sequence) TO PUBLIC")
        }
        if let function = functions.first {
            let arguments = function.argument ?? ""
            choices.append("COMMENT ON FUNCTION \(function.name)(\(arguments)) IS \(remark())")
            choices.append("REVOKE EXECUTE ON FUNCTION \(function.name)(\(arguments)) FROM PUBLIC")
            if function.argument == "text", function.result == "text" {
                choices.append(
                    "CREATE OPERATOR \(beside(function.name, pick(["@@>", "<!>"]))) (RIGHTARG = text, FUNCTION = \(function.name))"
                )
            }
        }
        return pick(choices) + ";\n"
    }
}
