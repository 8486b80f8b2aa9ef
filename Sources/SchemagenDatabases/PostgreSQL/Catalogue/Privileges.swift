extension FactExpression {
    /// Who may do what, where that is not as it is without GRANT and REVOKE: `reader=SELECT,INSERT*` with a star for what
    /// may be passed on. Who granted it is not said, and the owner has no name.
    ///
    /// - Parameters:
    ///   - acl: The expression of the access control list.
    ///   - kind: The letter by which `acldefault` knows the kind of object.
    ///   - owner: The expression of the owner's oid.
    static func grants(_ acl: String, _ kind: String, owner: String, fact: CatalogueFact = .grants) -> Self {
        let usual = privileges("acldefault('\(kind)', \(owner))", owner: owner)
        return .list(fact, "CASE WHEN \(acl) IS NOT NULL THEN nullif(\(privileges(acl, owner: owner)), \(usual)) END")
    }

    /// The entries of an access control list, sorted; an empty array where there are none.
    static func privileges(_ acl: String, owner: String) -> String {
        #"""
        coalesce((SELECT array_agg(who || '=' || what ORDER BY who COLLATE "C") FROM (
            SELECT who, string_agg(privilege || CASE WHEN passes THEN '*' ELSE '' END, ',' ORDER BY privilege COLLATE "C") AS what
            FROM (
                SELECT \#(role("a.grantee", owner: owner)) AS who, a.privilege_type AS privilege, bool_or(a.is_grantable) AS passes
                FROM aclexplode(\#(acl)) a GROUP BY 1, 2
            ) single GROUP BY who
        ) listed), '{}')
        """#
    }

    /// A role by its name, `PUBLIC` and `owner` by those words; a role that is called so stands in quotes.
    static func role(_ oid: String, owner: String) -> String {
        """
        CASE \(oid) WHEN 0 THEN 'PUBLIC' WHEN \(owner) THEN 'owner' ELSE (
            SELECT CASE rolname WHEN 'owner' THEN '"owner"' ELSE quote_ident(rolname) END FROM pg_roles WHERE oid = \(oid)
        ) END
        """
    }
}

extension CatalogueStatement {
    /// What ALTER DEFAULT PRIVILEGES said, by the schema (empty for all), the kind of object and whose objects; those of
    /// the database's owner are said of `owner`.
    static func defaultPrivileges(_ version: Int) -> [CatalogueStatement] {
        let given = FactExpression.privileges("d.defaclacl", owner: "d.defaclrole")
        let usual = FactExpression.privileges(
            "acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)",
            owner: "d.defaclrole")
        return [
            CatalogueStatement(
                .defaultPrivileges,
                path: [
                    "coalesce(n.nspname, '')",
                    """
                    CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
                        WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects'
                        ELSE d.defaclobjtype::text END
                    """,
                    FactExpression.role(
                        "d.defaclrole", owner: "(SELECT datdba FROM pg_database WHERE datname = current_database())"),
                ],
                facts: [
                    // What holds in one schema is added to what holds in all.
                    .list(.grants, "CASE WHEN d.defaclnamespace = 0 THEN nullif(\(given), \(usual)) ELSE \(given) END")
                ],
                from: "pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace")
        ]
    }
}
