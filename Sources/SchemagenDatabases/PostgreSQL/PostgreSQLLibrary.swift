/// The functions of libpq that the driver calls.
struct PostgreSQLLibrary: Sendable {
    typealias Handle = OpaquePointer?
    typealias Text = UnsafePointer<CChar>?
    typealias Texts = UnsafePointer<UnsafePointer<CChar>?>?
    typealias OfHandle = @convention(c) @Sendable (Handle) -> Int32
    typealias TextOfHandle = @convention(c) @Sendable (Handle) -> Text
    typealias EndOfHandle = @convention(c) @Sendable (Handle) -> Void
    typealias TextOfColumn = @convention(c) @Sendable (Handle, Int32) -> Text
    typealias OfCell = @convention(c) @Sendable (Handle, Int32, Int32) -> Int32
    typealias CharactersOfCell = @convention(c) @Sendable (Handle, Int32, Int32) -> UnsafePointer<UInt8>?
    typealias Connect = @convention(c) @Sendable (Texts, Texts, Int32) -> OpaquePointer?
    typealias ParseConninfo =
        @convention(c) @Sendable (Text, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?)
        -> UnsafeMutableRawPointer?
    typealias FreePointer = @convention(c) @Sendable (UnsafeMutableRawPointer?) -> Void
    typealias Execute = @convention(c) @Sendable (Handle, Text) -> OpaquePointer?
    typealias ExecuteWithParameters =
        @convention(c) @Sendable (
            Handle, Text, Int32, UnsafePointer<UInt32>?, Texts, UnsafePointer<Int32>?, UnsafePointer<Int32>?, Int32
        ) -> OpaquePointer?
    typealias NoticeReceiver = @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?) -> Void
    typealias SetNoticeReceiver =
        @convention(c) @Sendable (Handle, NoticeReceiver?, UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
    typealias GetCancel = @convention(c) @Sendable (Handle) -> OpaquePointer?
    typealias Cancel = @convention(c) @Sendable (OpaquePointer?, UnsafeMutablePointer<CChar>?, Int32) -> Int32
    typealias NamedText = @convention(c) @Sendable (Handle, Text) -> Text

    /// `PQconninfoOption`, as libpq has laid it out since version 7: the fields are all of pointer size.
    struct ConninfoOption {
        var keyword: UnsafePointer<CChar>?
        var environmentVariable: UnsafePointer<CChar>?
        var compiled: UnsafePointer<CChar>?
        var value: UnsafePointer<CChar>?
        var label: UnsafePointer<CChar>?
        var displayCharacter: UnsafePointer<CChar>?
        var displaySize: Int
    }

    let connect: Connect
    let finish: EndOfHandle
    let status: OfHandle
    let errorMessage: TextOfHandle
    let parseConninfo: ParseConninfo
    let freeConninfo: FreePointer
    let freeMemory: FreePointer
    let user: TextOfHandle
    let host: TextOfHandle
    let port: TextOfHandle
    let database: TextOfHandle
    let serverVersion: OfHandle
    let parameterStatus: NamedText
    let transactionStatus: OfHandle
    let processID: OfHandle
    let setNoticeReceiver: SetNoticeReceiver
    let execute: Execute
    let executeWithParameters: ExecuteWithParameters
    let resultStatus: OfHandle
    let resultErrorField: TextOfColumn
    let resultErrorMessage: TextOfHandle
    let clear: EndOfHandle
    let rowCount: OfHandle
    let columnCount: OfHandle
    let changedRows: TextOfHandle
    let columnName: TextOfColumn
    let isNull: OfCell
    let value: CharactersOfCell
    let length: OfCell
    let getCancel: GetCancel
    let cancel: Cancel
    let freeCancel: EndOfHandle

    /// Opens the library.
    ///
    /// - Throws: `MissingLibraryError`, `IncompleteLibraryError`.
    init(_ description: DynamicLibrary.Description) throws {
        let library = try DynamicLibrary(description)
        connect = try library.required("PQconnectdbParams", as: Connect.self)
        finish = try library.required("PQfinish", as: EndOfHandle.self)
        status = try library.required("PQstatus", as: OfHandle.self)
        errorMessage = try library.required("PQerrorMessage", as: TextOfHandle.self)
        parseConninfo = try library.required("PQconninfoParse", as: ParseConninfo.self)
        freeConninfo = try library.required("PQconninfoFree", as: FreePointer.self)
        freeMemory = try library.required("PQfreemem", as: FreePointer.self)
        user = try library.required("PQuser", as: TextOfHandle.self)
        host = try library.required("PQhost", as: TextOfHandle.self)
        port = try library.required("PQport", as: TextOfHandle.self)
        database = try library.required("PQdb", as: TextOfHandle.self)
        serverVersion = try library.required("PQserverVersion", as: OfHandle.self)
        parameterStatus = try library.required("PQparameterStatus", as: NamedText.self)
        transactionStatus = try library.required("PQtransactionStatus", as: OfHandle.self)
        processID = try library.required("PQbackendPID", as: OfHandle.self)
        setNoticeReceiver = try library.required("PQsetNoticeReceiver", as: SetNoticeReceiver.self)
        execute = try library.required("PQexec", as: Execute.self)
        executeWithParameters = try library.required("PQexecParams", as: ExecuteWithParameters.self)
        resultStatus = try library.required("PQresultStatus", as: OfHandle.self)
        resultErrorField = try library.required("PQresultErrorField", as: TextOfColumn.self)
        resultErrorMessage = try library.required("PQresultErrorMessage", as: TextOfHandle.self)
        clear = try library.required("PQclear", as: EndOfHandle.self)
        rowCount = try library.required("PQntuples", as: OfHandle.self)
        changedRows = try library.required("PQcmdTuples", as: TextOfHandle.self)
        columnCount = try library.required("PQnfields", as: OfHandle.self)
        columnName = try library.required("PQfname", as: TextOfColumn.self)
        isNull = try library.required("PQgetisnull", as: OfCell.self)
        value = try library.required("PQgetvalue", as: CharactersOfCell.self)
        length = try library.required("PQgetlength", as: OfCell.self)
        getCancel = try library.required("PQgetCancel", as: GetCancel.self)
        cancel = try library.required("PQcancel", as: Cancel.self)
        freeCancel = try library.required("PQfreeCancel", as: EndOfHandle.self)
    }

    /// The library of this machine, opened once.
    static let shared = Result { try PostgreSQLLibrary(installed) }

    /// Its names on the platforms, and its packages.
    static let installed = DynamicLibrary.Description(
        title: "libpq",
        names: [
            "libpq.so.5", "libpq.5.dylib", "/opt/homebrew/opt/libpq/lib/libpq.5.dylib",
            "/usr/local/opt/libpq/lib/libpq.5.dylib", "/opt/homebrew/lib/libpq.5.dylib",
            "/opt/homebrew/lib/postgresql/libpq.5.dylib", "/usr/local/lib/libpq.5.dylib",
            "/Applications/Postgres.app/Contents/Versions/latest/lib/libpq.5.dylib",
        ],
        installation: [
            "Debian, Ubuntu: apt-get install libpq5", "Fedora: dnf install libpq", "Alpine: apk add libpq",
            "macOS: brew install libpq",
        ])

    /// A C string of libpq's as text, without the newline that ends its messages.
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
        guard let pointer else { return "" }
        var text = String(cString: pointer)
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}
