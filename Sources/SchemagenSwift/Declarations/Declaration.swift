/// Who may see a declaration; `.implied` writes nothing.
enum AccessLevel: String {
    case `public`, package, implied, `private`

    /// The word with the space behind it.
    var prefix: String { self == .implied ? "" : rawValue + " " }
}

/// One declaration of generated Swift.
indirect enum Declaration {
    case type(TypeDeclaration)
    case property(PropertyDeclaration)
    case enumCase(CaseDeclaration)
    case function(FunctionDeclaration)
    case typeAlias(TypeAliasDeclaration)
    /// Source that is kept as text: the helpers of expressions.
    case source(String)
}

/// What stands in front of a declaration.
struct DeclarationHead {
    /// Documentation in Markdown; nil: none.
    var documentation: String?
    /// Attributes, each on a line of its own: `@available(…)`.
    var attributes: [String] = []
    var access: AccessLevel = .implied

    init(_ access: AccessLevel = .implied, documentation: String? = nil, deprecation: String? = nil) {
        self.access = access
        self.documentation = documentation
        if let deprecation { attributes = [Self.deprecated(deprecation)] }
    }

    /// `@available(*, deprecated, message: "use email")`
    static func deprecated(_ message: String) -> String {
        message.isEmpty
            ? "@available(*, deprecated)"
            : "@available(*, deprecated, message: \(SwiftName.literal(message)))"
    }
}

/// A struct, enum or extension with its members.
struct TypeDeclaration {
    enum Kind: String { case structure = "struct", enumeration = "enum", `extension` }

    var head: DeclarationHead
    var kind: Kind
    var name: String
    /// The superclause: `Sendable, Hashable`.
    var inherits: [String] = []
    /// `<Value: Sendable>`
    var generics = ""
    /// `where Value: Equatable`
    var requirements = ""
    var members: [Declaration] = []
}

/// A stored or computed property.
struct PropertyDeclaration {
    enum Body {
        case getter([Statement])
        case accessors(get: [Statement], set: [Statement])
    }

    var head: DeclarationHead
    var isStatic = false
    var isConstant = false
    var name: String
    var type: String?
    var value: SwiftExpression?
    var body: Body?
}

/// `case leadID = "lead_id"`
struct CaseDeclaration {
    var head = DeclarationHead()
    var name: String
    /// The raw value; nil where it is the name.
    var rawValue: String?
    /// `(Value)`
    var payload = ""
}

/// A parameter of a function or initialiser.
struct Parameter {
    /// The argument label; nil is `_`, the same as the name writes one word.
    var label: String?
    var name: String
    var type: String
    var defaultValue: SwiftExpression?

    init(label: String?, name: String, type: String, defaultValue: SwiftExpression? = nil) {
        self.label = label
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
    }

    /// A parameter whose label is its name.
    init(_ name: String, _ type: String, defaultValue: SwiftExpression? = nil) {
        self.init(label: name, name: name, type: type, defaultValue: defaultValue)
    }
}

/// A function or an initialiser.
struct FunctionDeclaration {
    enum Kind {
        case function(String)
        case initializer
        case failableInitializer
    }

    var head: DeclarationHead
    var isStatic = false
    var kind: Kind
    var generics = ""
    var parameters: [Parameter] = []
    var canThrow = false
    var result: String?
    var body: [Statement]
}

/// `public typealias ID = User.ID`
struct TypeAliasDeclaration {
    var head: DeclarationHead
    var name: String
    var type: String
}

/// A statement of a generated body.
indirect enum Statement {
    case expression(SwiftExpression)
    case `return`(SwiftExpression)
    case binding(isConstant: Bool, name: String, type: String?, value: SwiftExpression)
    case assign(String, SwiftExpression)
    /// `func name() throws -> T { try value }`
    case localFunction(name: String, type: String, value: SwiftExpression)
    case `if`(SwiftExpression, [Statement])
    case `guard`(String, otherwise: [Statement])
    case `switch`(SwiftExpression, [SwitchCase])
    case attempt([Statement], failing: [Statement])
    /// Statements with names of their own: `do { … }`.
    case block([Statement])
}

/// One case of a `switch`.
struct SwitchCase {
    var pattern: String
    var body: [Statement]
}

/// What a file needs to compile.
enum SwiftImport: Hashable, Comparable {
    /// FoundationEssentials where there is one, Foundation elsewhere.
    case essentials
    case module(String)

    /// `essentials` first, then modules by name.
    static func < (left: SwiftImport, right: SwiftImport) -> Bool {
        switch (left, right) {
        case (.essentials, .module): true
        case (.module(let left), .module(let right)): left < right
        default: false
        }
    }
}

/// One generated file.
struct SwiftFile {
    var imports: Set<SwiftImport>
    var declarations: [Declaration]
}
