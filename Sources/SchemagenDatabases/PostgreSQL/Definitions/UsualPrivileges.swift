/// What may be done without GRANT and REVOKE, as the catalogue would say it.
struct UsualPrivileges {
    let version: Int

    private var table: String {
        "DELETE,INSERT,\(version >= 17 ? "MAINTAIN," : "")REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE"
    }

    /// Those of an object.
    func of(_ identity: CatalogueIdentity) -> [String] {
        switch identity.kind {
        case .table, .foreignTable, .view, .materializedView: ["owner=\(table)"]
        case .sequence: ["owner=SELECT,UPDATE,USAGE"]
        case .function, .procedure, .aggregate: ["PUBLIC=EXECUTE", "owner=EXECUTE"]
        case .enumeration, .domain, .compositeType, .rangeType, .baseType, .language: ["PUBLIC=USAGE", "owner=USAGE"]
        case .foreignDataWrapper, .foreignServer: ["owner=USAGE"]
        case .namespace where identity.path == ["public"]:
            ["PUBLIC=\(version >= 15 ? "USAGE" : "CREATE,USAGE")", "owner=CREATE,USAGE"]
        case .namespace: ["owner=CREATE,USAGE"]
        default: []
        }
    }

    /// Those of a kind of object for which ALTER DEFAULT PRIVILEGES is said.
    func byDefault(of kind: String) -> [String] {
        switch kind {
        case "tables": ["owner=\(table)"]
        case "sequences": ["owner=SELECT,UPDATE,USAGE"]
        case "functions": ["PUBLIC=EXECUTE", "owner=EXECUTE"]
        case "types": ["PUBLIC=USAGE", "owner=USAGE"]
        case "schemas": ["owner=CREATE,USAGE"]
        case "large objects": ["owner=SELECT,UPDATE"]
        default: []
        }
    }
}
