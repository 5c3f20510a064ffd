namespace SalesWeb.Import.Headings;

/// <summary>
/// The words by which columns are known, in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Swedish,
/// Danish and Norwegian.
/// </summary>
/// <remarks>
/// Each role has groups of names, folded as by <see cref="HeaderName.Fold"/>. A column of an earlier group goes before one of a
/// later group; two columns of the same group are a question to the user.
/// </remarks>
internal static class ColumnNames
{
    public static IReadOnlyDictionary<Role, string[][]> ByRole { get; } = new Dictionary<Role, string[][]>
    {
        [Role.Date] = Groups(
            "orderdate bestelldatum auftragsdatum datecommande datedecommande fechapedido fechadepedido dataordine "
                + "besteldatum orderdatum datapedido datadopedido datazamowienia bestillingsdato ordredato",
            "transactiondate saledate salesdate dateofsale verkaufsdatum datevente datedevente fechaventa "
                + "fechadeventa datavendita datadivendita verkoopdatum datavenda datadavenda datasprzedazy "
                + "forsaljningsdatum salgsdato",
            "invoicedate purchasedate rechnungsdatum kaufdatum belegdatum datefacture fechafactura datafattura "
                + "factuurdatum datafatura datafaktury fakturadatum fakturadato",
            "date datum ds fecha data dato datetime timestamp",
            "day tag dia jour giorno dag dzien dzien week woche semana semaine settimana tydzien vecka uge uke",
            "month yearmonth monat mes mois mese maand miesiac manad maned maaned period periode periodo time zeit zeitpunkt",
            "shipdate shippingdate deliverydate duedate lieferdatum versanddatum datelivraison fechaentrega "
                + "fechaenvio dataconsegna leverdatum dataentrega datadostawy leveransdatum leveringsdato"),
        [Role.Category] = Groups(
            "category productcategory itemcategory categoryname kategorie produktkategorie categorie categorieproduit "
                + "categoria categoriaproducto categoriaproduto categoriaprodotto productcategorie kategoria "
                + "kategoriaproduktu kategori produktkategori",
            "productgroup itemgroup articlegroup warengruppe produktgruppe artikelgruppe sortiment groupedeproduits "
                + "famille famillesproduits grupodeproductos familia gruppoprodotti productgroep artikelgroep "
                + "grupodeprodutos grupaproduktow grupatowarowa produktgrupp varugrupp produktgruppe varegruppe varugrupp",
            "department dept abteilung rayon departamento reparto afdeling dzial avdelning family productfamily "
                + "productline line class producttype uniqueid",
            "group gruppe groupe grupo gruppo groep grupa grupp segment"),
        [Role.Item] = Groups(
            "item product productname itemname article articlename produkt produktname artikel artikelname "
                + "artikelbezeichnung bezeichnung produit nomproduit producto nombreproducto articulo prodotto nomeprodotto "
                + "articolo productnaam artikelnaam produto nomeproduto artigo nazwaproduktu towar produktnamn vara "
                + "varenavn vare description",
            "itemid itemnbr itemnumber productid productcode articleid articlenumber sku ean gtin artikelnummer "
                + "artikelnr artnr produktnummer produktid referenceproduit idproducto codigoproducto codiceprodotto "
                + "productnummer codigoproduto kodproduktu artikelnummer varenummer stockcode upc",
            "subcategory unterkategorie souscategorie subcategoria sottocategoria subcategorie podkategoria underkategori"),
        [Role.Store] = Groups(
            "store shop branch outlet storename shopname branchname filiale laden markt geschaft magasin boutique "
                + "pointdevente tienda sucursal negozio puntovendita winkel filiaal vestiging loja filial sklep butik "
                + "butikk",
            "storeid storenbr storenumber shopid branchid outletid filialnummer filialnr filialeid numeromagasin "
                + "idtienda idnegozio winkelnummer idloja idsklepu butiksnummer location standort"),
        [Role.Quantity] = Groups(
            "quantity qty quantitysold qtysold units unitssold unitsales itemssold orderquantity orderqty salesqty "
                + "salesquantity salesunits pieces pcs volume demand menge verkaufsmenge absatz stuck stueck stuckzahl "
                + "anzahl quantite qte unites quantitevendue cantidad unidades cantidadvendida quantita pezzi unita "
                + "quantitavenduta aantal hoeveelheid stuks quantidade qtd qtde ilosc sztuki szt antal kvantitet mangd "
                + "maengde mengde enheter enheder styck stk",
            "quantityordered qtyordered orderedquantity orderedqty unitsordered orderedunits itemsordered quantityshipped qtyshipped "
                + "shippedquantity shippedqty unitsshipped quantitypurchased unitspurchased itemspurchased quantityinvoiced "
                + "invoicedquantity invoicedqty billedquantity quantitydelivered deliveredquantity soldquantity soldqty soldunits "
                + "unitsold itemsold piecessold pcssold numbersold salequantity saleqty saleunits unitsale salesinunits "
                + "itemquantity itemqty productquantity productqty salesvolume volumesold",
            "totalquantity totalqty totalunits totalpieces totalunitssold totalquantitysold numberofunits noofunits numunits "
                + "numberofitems noofitems numitems numberofpieces itemcount unitcount piececount quantities",
            "count liczba nombre",
            "y target value wert valeur waarde wartosc varde vaerdi verdi"),
        [Role.Amount] = Groups(
            "totalamount salesamount revenue turnover totalsales totalrevenue umsatz erlos erloese nettoumsatz "
                + "gesamtumsatz chiffredaffaires chiffreaffaires ca ingresos facturacion importetotal fatturato ricavi "
                + "ricavo incasso omzet opbrengst faturamento receita przychod obrot omsattning omsaetning omsetning intakt",
            "amount netamount grossamount betrag gesamtbetrag montant montanttotal importe monto importo bedrag "
                + "montante kwota belopp belob belop",
            "netrevenue grossrevenue salesrevenue revenuenet orderrevenue itemrevenue productrevenue dailyrevenue netturnover grossturnover "
                + "salesturnover dailyturnover saleamount amountofsale orderamount ordervalue ordertotal invoiceamount "
                + "invoicetotal invoicevalue lineitemtotal itemtotal linevalue linesales extendedprice extendedamount amountpaid "
                + "totalpaid netvalue grossvalue totalvalue nettotal grosstotal salestotal totalsale",
            "sales salesvalue netsales grosssales dailysales weeklysales monthlysales verkaufe verkauf ventes ventas "
                + "vendite vendita verkopen verkoop vendas venda sprzedaz forsaljning salg",
            "total totalprice lineamount linetotal gesamt gesamtpreis summe valor valortotal prixtotal preciototal "
                + "prezzototale totaalprijs"),
        [Role.Price] = Groups(
            "priceperunit unitprice einzelpreis stuckpreis prixunitaire preciounitario prezzounitario stukprijs "
                + "eenheidsprijs precounitario cenajednostkowa styckpris stykpris enhedspris enhetspris",
            "priceeach eachprice priceperitem priceperpiece pricepereach priceperpc priceunit itemprice productprice articleprice "
                + "pieceprice unitsellingprice unitsaleprice unitsalesprice unitretailprice unitnetprice netunitprice "
                + "priceperunitsold",
            "price sellprice sellingprice saleprice salesprice retailprice netprice averageprice avgprice averagesellingprice preis verkaufspreis prix precio prezzo prijs verkoopprijs preco cena pris"),
        [Role.Promotion] = Groups(
            "promotion promo onpromotion ispromotion onpromo ispromo promotionflag promoflag aktion aktionspreis "
                + "werbeaktion angebot promocion oferta promozione offerta promotie actie aanbieding promocao promocja "
                + "kampanj kampagne kampanje tilbud"),
    };

    /// <summary>The groups of quantity names that say nothing but a quantity; "target" or "value" may be money as well.</summary>
    private const int SureQuantityGroups = 3;

    private static readonly string[] Years = Words("year years jahr annee ano anno jaar rok ar aar");
    private static readonly string[] Months = Words("month months monat mois mes mese maand miesiac manad maned maaned");
    private static readonly string[] Days = Words("day days tag jour dia giorno dag dzien");
    private static readonly string[] Weeks = Words("week weeks woche semaine semana settimana kalenderwoche kw calendarweek isoweek tydzien vecka uge uke");

    private static readonly HashSet<string> CalendarWords =
    [
        .. Years, .. Months, .. Days,
        .. Words(
            "hour hours stunde heure hora ora uur godzina time minute quarter quartal trimestre trimestr kwartaal kwartal "
                + "week weeks woche semaine semana settimana"),
        .. Words(
            "weekday wochentag dayofweek dayofyear dayofmonth weekofyear weekend isweekend holiday holidays isholiday "
                + "feiertag ferien season saison"),
    ];

    private static readonly HashSet<string> CalendarSuffixes = [.. Words("name number nr no num index id flag type typ day tag")];

    private static readonly HashSet<string> TotalWords =
        [.. Words(
            "total totals grandtotal overalltotal sum summe gesamt gesamtsumme insgesamt somme suma totale somma totaal "
                + "som razem summa ialt all alle")];

    private static readonly HashSet<string> QuantityWords =
        [.. Words(
            "quantity quantities qty units pieces pcs menge anzahl stueck stuck stk quantite cantidad unidades quantita pezzi aantal "
                + "quantidade ilosc antal")];

    private static readonly HashSet<string> PriceWords = [.. Words("price prices unitprice preis einzelpreis stuckpreis prix precio prezzo prijs preco cena pris")];

    private static readonly HashSet<string> IdentifierWords =
        [.. Words("id ids nr no num number nummer numero numer code index idx key row rowid zip plz postal uuid guid line lineno unnamed")];

    /// <summary>Whether a column only says when a row is: year, month, hour, weekday.</summary>
    public static bool IsCalendar(string header) => Is(CalendarWords, header);

    public static bool IsYear(string header) => Is(Years, header);

    public static bool IsMonth(string header) => Is(Months, header);

    public static bool IsWeek(string header) => Is(Weeks, header);

    public static bool IsDay(string header) => Is(Days, header);

    /// <summary>Whether a column is called the sum of the others, or is a formula.</summary>
    public static bool IsTotal(string header) => header.Contains('=') || MeansTotal(header);

    /// <summary>Whether a word says that it stands for all others together.</summary>
    public static bool MeansTotal(string word) => TotalWords.Contains(HeaderName.FoldWithoutUnit(word));

    /// <summary>Whether a column numbers the rows or names something by a number.</summary>
    public static bool IsIdentifier(string header) =>
        header.Length == 0
        || (HeaderName.Words(header) is [var first, ..] words && (IdentifierWords.Contains(words[^1]) || first == "unnamed"));

    /// <summary>Whether a word of a header says that the column counts pieces: "Qty delivered to customer".</summary>
    public static bool MentionsQuantity(string header) =>
        IsOf(Role.Quantity, header)
        || (HeaderName.Words(header) is var words && words.Any(QuantityWords.Contains) && !words.Any(PriceWords.Contains) && !IsOf(Role.Amount, header));

    /// <summary>Whether a word of a header says that the column holds the price of one piece, and none that it is a total.</summary>
    public static bool MentionsPrice(string header) =>
        IsOf(Role.Price, header)
        || (HeaderName.Words(header) is var words && words.Any(PriceWords.Contains) && !words.Any(TotalWords.Contains) && !IsOf(Role.Amount, header));

    private static bool IsOf(Role role, string header) =>
        HeaderName.FoldWithoutUnit(header) is var name
        && ByRole[role].Take(role == Role.Quantity ? SureQuantityGroups : int.MaxValue).Any(group => group.Contains(name));

    private static bool Is(IReadOnlyCollection<string> words, string header) =>
        words.Contains(HeaderName.Fold(header))
        || (HeaderName.Words(header) is [var first, var second] && words.Contains(first) && CalendarSuffixes.Contains(second));

    private static string[][] Groups(params string[] groups) => [.. groups.Select(Words)];

    private static string[] Words(string names) => names.Split(' ');
}
