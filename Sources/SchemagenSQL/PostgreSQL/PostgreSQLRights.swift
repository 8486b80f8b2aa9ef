import SchemagenModel
import SchemagenPlanning

/// Rights that somebody gave by hand on something that is dropped and made again: read before, given again after.
///
/// Between the two they stand in a setting of the transaction, which needs no right of its own. Who gave a right is
/// afterwards the owner; who has it, with or without the right to give it on, is as before.
enum PostgreSQLRights {
    private static let setting = "schemagen.rights"

    /// Finds a routine by its identity, which may name parameters.
    private static func findRoutine(_ identity: String) -> String {
        """
        BEGIN
            subject := (\(identity))::regprocedure;
        EXCEPTION WHEN others THEN
            SELECT p.oid INTO subject FROM pg_proc p
            WHERE pg_function_is_visible(p.oid)
                AND format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) = \(identity);
        END;
        """
    }

    private static let grantee =
        "CASE item.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(item.grantee)) END"

    static func keep(_ holders: [RightsHolder], to out: inout StatementBuffer) {
        let rows = holders.map { holder in
            let (before, after) = (words(holder.former), words(holder.latter))
            let texts = [after.on, after.kind, before.name, after.name]
            return "[\(texts.map(Quoting.literal).joined(separator: ", "))]"
        }
        let body = """

            DECLARE
                thing text[];
                subject oid;
                kept jsonb := '[]';
            BEGIN
                FOREACH thing SLICE 1 IN ARRAY ARRAY[
                    \(rows.joined(separator: ",\n        "))
                ] LOOP
                    IF thing[1] = 'TABLE' THEN
                        kept := kept || (
                            SELECT jsonb_build_object('on', thing[1], 'kind', thing[2], 'name', thing[4],
                                'owner', pg_get_userbyid(c.relowner), 'rights', c.relacl::text,
                                'columns', (SELECT jsonb_object_agg(a.attname, a.attacl::text) FROM pg_attribute a
                                    WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped))
                            FROM pg_class c WHERE c.oid = thing[3]::regclass);
                        CONTINUE;
                    END IF;
                    \(findRoutine("thing[3]").replacing("\n", with: "\n        "))
                    kept := kept || coalesce((
                        SELECT jsonb_build_object('on', thing[1], 'kind', thing[2], 'name', thing[4],
                            'owner', pg_get_userbyid(p.proowner), 'rights', p.proacl::text)
                        FROM pg_proc p WHERE p.oid = subject), '[]');
                END LOOP;
                PERFORM set_config('\(setting)', kept::text, true);
            END

            """
        out.begin(comment: "What is made again keeps its owner, and the rights that were given on it.")
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }

    /// Rights that a new object has by itself, by default privileges for instance, go where it had others.
    static func giveBack(_ holders: [RightsHolder], to out: inout StatementBuffer) {
        let names = holders.map { Quoting.literal(words($0.latter).name) }.joined(separator: ", ")
        let body = """

            DECLARE
                thing jsonb;
                target text;
                subject oid;
                letter "char";
                holder oid;
                present aclitem[];
                item record;
            BEGIN
                FOR thing IN
                    SELECT k FROM jsonb_array_elements(current_setting('\(setting)')::jsonb) k
                    WHERE k ->> 'name' IN (\(names))
                LOOP
                    target := format('%s %s', thing ->> 'on', thing ->> 'name');
                    IF thing ->> 'on' = 'TABLE' THEN
                        letter := 'r';
                        subject := (thing ->> 'name')::regclass;
                        SELECT relowner, relacl INTO holder, present FROM pg_class WHERE oid = subject;
                    ELSE
                        letter := 'f';
                        \(findRoutine("thing ->> 'name'").replacing("\n", with: "\n            "))
                        SELECT proowner, proacl INTO holder, present FROM pg_proc WHERE oid = subject;
                    END IF;
                    IF pg_get_userbyid(holder) <> thing ->> 'owner' THEN
                        EXECUTE format('ALTER %s %s OWNER TO %I', thing ->> 'kind', thing ->> 'name', thing ->> 'owner');
                        SELECT oid INTO holder FROM pg_roles WHERE rolname = thing ->> 'owner';
                        SELECT relacl INTO present FROM pg_class WHERE letter = 'r' AND oid = subject
                            UNION ALL SELECT proacl FROM pg_proc WHERE letter = 'f' AND oid = subject;
                    END IF;
                    IF present IS NOT NULL OR thing ->> 'rights' IS NOT NULL THEN
                        FOR item IN SELECT DISTINCT grantee FROM aclexplode(coalesce(present, acldefault(letter, holder))) LOOP
                            EXECUTE format('REVOKE ALL ON %s FROM %s', target,
                                \(grantee));
                        END LOOP;
                        FOR item IN SELECT * FROM aclexplode(coalesce((thing ->> 'rights')::aclitem[], acldefault(letter, holder))) LOOP
                            EXECUTE format('GRANT %s ON %s TO %s', item.privilege_type, target,
                                \(grantee))
                                || CASE WHEN item.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END;
                        END LOOP;
                    END IF;
                    FOR item IN
                        SELECT c.key, r.* FROM jsonb_each_text(nullif(thing -> 'columns', 'null')) c, aclexplode(c.value::aclitem[]) r
                        WHERE EXISTS (
                            SELECT FROM pg_attribute a
                            WHERE a.attrelid = subject AND a.attname = c.key AND NOT a.attisdropped)
                    LOOP
                        EXECUTE format('GRANT %s (%I) ON %s TO %s', item.privilege_type, item.key, target,
                            \(grantee))
                            || CASE WHEN item.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END;
                    END LOOP;
                END LOOP;
            END

            """
        out.begin()
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }

    /// Gives a type the owner and the rights of another, which is there still.
    static func copyTypeRights(from former: QualifiedName, to latter: QualifiedName, _ out: inout StatementBuffer) {
        let (from, to) = (
            Quoting.literal(PostgreSQLWriter.name(former)), Quoting.literal(PostgreSQLWriter.name(latter))
        )
        let body = """

            DECLARE
                former pg_type := (SELECT t FROM pg_type t WHERE t.oid = \(from)::regtype);
                latter pg_type := (SELECT t FROM pg_type t WHERE t.oid = \(to)::regtype);
                item record;
            BEGIN
                IF latter.typowner <> former.typowner THEN
                    EXECUTE format('ALTER TYPE %s OWNER TO %s', \(to)::regtype, former.typowner::regrole);
                    SELECT t.typacl INTO latter.typacl FROM pg_type t WHERE t.oid = \(to)::regtype;
                END IF;
                IF former.typacl IS NULL AND latter.typacl IS NULL THEN
                    RETURN;
                END IF;
                FOR item IN
                    SELECT DISTINCT grantee FROM aclexplode(coalesce(latter.typacl, acldefault('T', former.typowner)))
                LOOP
                    EXECUTE format('REVOKE ALL ON TYPE %s FROM %s', \(to)::regtype,
                        \(grantee));
                END LOOP;
                FOR item IN
                    SELECT * FROM aclexplode(coalesce(former.typacl, acldefault('T', former.typowner)))
                LOOP
                    EXECUTE format('GRANT USAGE ON TYPE %s TO %s', \(to)::regtype,
                        \(grantee))
                        || CASE WHEN item.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END;
                END LOOP;
            END

            """
        out.begin(comment: "What is made again keeps its owner, and the rights that were given on it.")
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }

    /// What GRANT and ALTER call it, and its name in SQL.
    private static func words(_ name: RightsHolder.Name) -> (on: String, kind: String, name: String) {
        switch name {
        case .view(let name, let isMaterialized):
            ("TABLE", isMaterialized ? "MATERIALIZED VIEW" : "VIEW", PostgreSQLWriter.name(name))
        case .routine(let identity): ("ROUTINE", "ROUTINE", StatementText.trimmed(identity))
        }
    }
}
