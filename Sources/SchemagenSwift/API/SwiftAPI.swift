import SchemagenModel

/// What code that uses the models of a schema sees of them: types, properties, cases and initialisers.
///
/// It is taken from what the generator writes the models from, so that types and defaults are those of the models. What
/// every model has (coding, validation, names of columns) is left out: it follows from the rest.
public struct SwiftAPI: Sendable, Equatable {
    /// A type of the models.
    struct TypeEntry: Sendable, Equatable {
        /// What it is, in words: `struct`, `enum`, `struct around String`.
        var form: String
        /// Why it is deprecated; nil: it is not.
        var deprecation: String?
        /// In the order of the schema.
        var members: [Member] = []
        /// By what stands in front of `init`: nothing, or `Draft`.
        var initializers: [String: [Parameter]] = [:]
    }

    /// A property or a case.
    struct Member: Sendable, Equatable {
        /// The name as code has it.
        var name: String
        /// The type of a property; nil of a case.
        var type: String?
        /// The stored text of a case, where it is not its name.
        var storedText: String?
        var deprecation: String?

        /// Whether it is a case of an enum.
        var isCase: Bool { type == nil }
    }

    /// A parameter of an initialiser.
    struct Parameter: Sendable, Equatable {
        var name: String
        var type: String
        /// Whether it can be left out.
        var hasDefault: Bool
    }

    /// The word in front of everything; `internal` where there is none.
    let access: String
    /// By name.
    let types: [String: TypeEntry]

    /// The models of no schema.
    public static let none = SwiftAPI(access: nil, types: [:])

    /// The models of a schema.
    public init(_ schema: Schema) {
        let facts = SchemaFacts(schema)
        var types: [String: TypeEntry] = [:]
        func add(_ name: String, _ entry: TypeEntry) { if types[name] == nil { types[name] = entry } }
        for table in schema.tables {
            let writer = TableWriter(table, context: SwiftContext(facts))
            add(table.info.name, writer.entry)
            if let form = writer.formOfIdentity { add(table.info.name + ".ID", TypeEntry(form: form)) }
        }
        for view in schema.views {
            add(view.info.name, ViewWriter(view: view, context: SwiftContext(facts)).entry)
        }
        for item in schema.enums {
            let cases = item.cases.map {
                Member(
                    name: SwiftName.escaped($0.name), storedText: $0.name == $0.sqlName ? nil : $0.sqlName,
                    deprecation: $0.deprecation)
            }
            add(item.info.name, TypeEntry(form: "enum", deprecation: item.info.deprecation, members: cases))
        }
        let context = SwiftContext(facts)
        for type in schema.types {
            add(
                type.info.name,
                TypeEntry(
                    form: "struct around " + context.typeName(of: type.base), deprecation: type.info.deprecation))
        }
        self.init(access: schema.settings.swiftAccess.rawValue, types: types)
    }

    private init(access: String?, types: [String: TypeEntry]) {
        self.access = access ?? ""
        self.types = types
    }
}

extension SwiftAPI.Member {
    /// A property.
    init(_ name: String, _ type: String, isOptional: Bool, deprecation: String?) {
        self.init(name: name, type: type + (isOptional ? "?" : ""), storedText: nil, deprecation: deprecation)
    }

    /// A computed property.
    init(_ declaration: PropertyDeclaration) {
        self.init(
            declaration.name, declaration.type ?? "", isOptional: declaration.isOptional,
            deprecation: declaration.head.deprecation)
    }

    /// A stored property.
    init(_ property: RowProperty) {
        self.init(
            property.spelledName, property.type, isOptional: property.isOptional, deprecation: property.deprecation)
    }
}

extension SwiftAPI.Parameter {
    /// A parameter as it is written.
    init(_ parameter: ParameterDeclaration) {
        self.init(
            name: parameter.label, type: parameter.type + (parameter.isOptional ? "?" : ""),
            hasDefault: parameter.defaultValue != nil)
    }
}
