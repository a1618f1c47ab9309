"""Who may open which door of the desks: the promise, in one table. `test_seats.py` walks all of it.

    .  in: the page, the form to fill in      o  not found, as if it were not there
    >  to the sign-in page                    x  the form is refused, and says whose seat does it

`at` is the case of the street that stands before that door (`street.CASES`; "elsewhere" is one of the branch east), or
the desk; "-" needs none. The seats are the accounts of the cast: nobody, reception, delegate (of the branch east),
research, its head, chair, three members, secretary, services, finance, quality, manager, admin.
"""

from dataclasses import dataclass

from tests.cast import ROLES

SEATS = ("nobody", *ROLES)

TABLE = """
         -- re de rs hd ch m1 m2 m3 sc sv fn qu mg ad                                                 at
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /                                              -
POST     .  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /choices                                       -
GET      .  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /healthz                                       -
GET      .  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /readyz                                        -
GET      >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /reception/                                    -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /reports/                                      -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /reports/requests                              -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /reports/requests.csv                          -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /reports/requests.xlsx                         -
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /my-work/                                      -
GET      >  o  o  .  .  o  o  o  o  o  o  o  o  .  o   /research/                                     -
GET      >  o  o  o  o  o  o  o  o  o  .  .  o  .  o   /services/                                     -
GET POST .  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /sign-in                                       -
GET POST .  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /sign-in/invitation                           -
GET      .  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /sign-in/factor                                -
POST     o  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /sign-in/factor                                -
POST     o  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /sign-in/factor/passkey                        -
GET POST .  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /sign-in/passkey                               -
GET      o  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /sign-in/elsewhere                             -
GET POST o  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /sign-in/elsewhere/back                        -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /sign-in/pin                                   -
POST     >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /sign-in/pin/rest                              -
POST     >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /sign-in/pin/awake                             -
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/factors                               -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/factors/app                           -
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/factors/app/code.svg                  -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/factors/app/removal                   -
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/factors/recovery                      -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/factors/recovery/renewal              -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/factors/passkeys                      -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /account/factors/passkeys/<int:key_id>/name    -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /account/factors/passkeys/<int:key_id>/removal -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/pin                                   -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/pin/removal                           -
POST     >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/tablet                                -
POST     >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/tablet/end                            -
GET      o  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /logo/<mark>.png                              -
POST     >  >  >  >  >  >  >  >  >  >  >  >  >  >  >   /sign-out                                      -
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/                                      -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/certainty                             -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/other-sessions/end                    -
GET POST >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /account/password                              -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /account/sessions/<int:login_id>/end           -
GET      o  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /entry/<token>                                 -
GET POST .  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /first-day/administrator                       -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /first-day/                                    -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /first-day/policy                              -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /first-day/ready                               -
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /training/                                     -
POST     >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /training/entry                                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/practice/copy                           -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/practice/removal                        -

GET      >  .  o  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>                                declared
GET      >  .  o  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>/doors                          declared
GET      >  .  .  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>                                elsewhere
GET      >  .  .  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>/doors                          elsewhere
GET POST >  x  o  x  x  x  x  x  x  .  x  x  o  x  o   /cases/<number>/agenda                         studied
GET POST >  x  o  x  x  x  x  x  x  .  x  x  o  x  o   /cases/<number>/agenda/removal                 on_agenda
GET POST >  .  o  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/appeal                         refused
GET POST >  x  o  x  x  x  x  x  x  x  x  x  o  .  o   /cases/<number>/appeal/reopening               appealed
GET POST >  x  o  x  x  x  x  x  x  x  x  x  o  .  o   /cases/<number>/appeal/upholding               appealed
GET POST >  .  o  x  x  x  x  x  x  x  .  x  o  x  o   /cases/<number>/closing                        served
GET POST >  .  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/data                           received
GET POST >  x  o  x  x  .  x  x  x  .  x  x  o  x  o   /cases/<number>/decision                       voting_closed
GET POST >  .  o  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/declaration                    matched
GET      >  .  o  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>/declaration/signed             declared
POST     >  .  o  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>/declaration/signer             matched
GET POST >  x  o  x  x  x  x  x  x  x  .  x  o  x  o   /cases/<number>/delivery                       signed
GET POST >  x  o  x  x  x  x  x  x  x  .  x  o  x  o   /cases/<number>/delivery/acknowledgement       delivered
GET POST >  x  o  x  x  x  x  x  x  x  .  x  o  x  o   /cases/<number>/delivery/reversal              delivered
GET POST >  x  o  .  .  x  x  x  x  .  x  x  o  .  o   /cases/<number>/extension                      raised
GET POST >  .  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/papers                         received
GET POST >  .  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/papers/<kind>/fault            received
GET POST >  .  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/papers/<kind>/matching         received
GET POST >  .  .  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/papers/<kind>/matching         elsewhere
GET POST >  .  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/papers/<kind>/waiver           received
GET      >  .  o  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>/files                          declared
GET      >  .  .  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>/files                          elsewhere
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /cases/<number>/files/<int:file_id>            declared
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /cases/<number>/files/<int:file_id>/small      declared
GET POST >  .  o  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/declaration/sheet              declared
GET POST >  .  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/papers/<kind>/copy             received
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/visit/photos                   visit_planned
POST     o  .  o  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>/presence                       declared
POST     o  .  .  .  .  .  .  .  .  .  .  .  o  .  o   /cases/<number>/presence                       elsewhere
GET POST >  x  o  x  x  x  x  x  x  x  x  .  o  x  o   /cases/<number>/payments/signature             scheduled
GET POST >  .  o  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/raising                        declared
GET POST >  .  .  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/raising                        elsewhere
GET POST >  x  o  x  x  x  x  x  x  x  x  x  o  .  o   /cases/<number>/ratification                   above_limit
GET      >  .  o  o  o  o  o  o  o  o  o  o  o  .  o   /cases/<number>/receipt                        raised
POST     >  .  o  o  o  o  o  o  o  o  o  o  o  x  o   /cases/<number>/receipt                        raised
GET POST >  x  o  x  x  .  .  .  .  x  x  x  o  x  o   /cases/<number>/recusal                        on_agenda
GET POST >  .  o  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/referral                       received
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/referral/answer                referred
GET POST >  .  o  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/registration                   decided
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/report                         visited
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/restudy                        refused
GET POST >  .  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/resumption                     suspended
GET POST >  x  o  .  .  x  x  x  x  .  x  x  o  x  o   /cases/<number>/return                         raised
GET POST >  x  o  x  x  x  x  x  x  x  .  x  o  x  o   /cases/<number>/schedule                       registered
GET POST >  x  o  x  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/study/endorsement              reported
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/study/sensitivity              studied
GET POST >  .  .  .  .  .  .  .  .  .  .  .  o  .  o   /cases/emergency                               -
POST     >  x  o  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/emergency/reading              declared
GET POST >  .  o  x  x  x  x  x  x  x  .  x  o  x  o   /cases/<number>/survey-invitation              closed
GET POST >  .  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/suspension                     received
GET POST >  .  .  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/suspension                     elsewhere
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/visit                          raised
GET POST >  x  o  x  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/visit/allowing                 visit_requested
GET POST >  x  o  x  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/visit/disallowing              visit_requested
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/visit/missed                   visit_planned
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/visit/plan                     visit_allowed
GET POST >  x  o  .  .  x  x  x  x  x  x  x  o  x  o   /cases/<number>/visit/record                   visit_planned
GET POST >  x  o  x  x  .  .  .  .  x  x  x  o  x  o   /cases/<number>/vote                           on_agenda
GET POST >  x  o  x  x  .  .  .  .  x  x  x  o  x  o   /cases/<number>/vote/change                    voted
GET POST >  x  o  x  x  .  x  x  x  x  x  x  o  x  o   /cases/<number>/voting/closing                 voted
GET POST >  .  o  x  x  x  x  x  x  x  x  x  o  x  o   /cases/<number>/withdrawal                     received

GET POST >  .  .  .  .  o  o  o  o  o  .  .  o  .  o   /people/                                       -
POST     >  .  .  .  .  o  o  o  o  o  .  .  o  .  o   /people/choices                                -
GET      >  .  .  .  .  o  o  o  o  o  .  .  o  .  o   /people/found.xlsx                             -
GET      >  .  o  .  .  o  o  o  o  o  .  .  o  .  o   /people/<number>                               -
GET POST >  .  o  .  .  o  o  o  o  o  x  x  o  x  o   /people/<number>/edit                          -
GET POST >  .  o  .  .  o  o  o  o  o  x  x  o  x  o   /people/<number>/household                     -
GET POST >  .  o  .  .  o  o  o  o  o  x  x  o  x  o   /people/<number>/money                         -
GET POST >  .  o  x  x  o  o  o  o  o  x  x  o  x  o   /people/<number>/requests/new                  -
GET POST >  .  .  x  x  o  o  o  o  o  x  x  o  x  o   /people/new                                    -

GET      >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /inbox/                                        -
GET      >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /inbox/<int:entry_id>                          -
GET      >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /inbox/<int:entry_id>/closing                  -
POST     >  .  .  o  o  o  o  o  o  o  o  o  o  x  o   /inbox/<int:entry_id>/closing                  -
GET      >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /inbox/<int:entry_id>/person                   -
POST     >  .  .  o  o  o  o  o  o  o  o  o  o  x  o   /inbox/<int:entry_id>/person                   -
GET      >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /inbox/<int:entry_id>/taking                   -
POST     >  .  .  o  o  o  o  o  o  o  o  o  o  x  o   /inbox/<int:entry_id>/taking                   -

GET      >  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /committee/                                    -
GET      >  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /committee/cases/<number>                      on_agenda
GET      >  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /committee/sessions/<number>                   -
POST     >  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /committee/sessions/<number>/closing           -
POST     >  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /committee/sessions/<number>/members/<int:member>/attendance -
POST     >  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /committee/sessions/<number>/members/<int:member>/leaving -
POST     >  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /committee/sessions/<number>/opening           -
GET POST >  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /committee/sessions/new                        -

GET      >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/                                     -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/complaint                            -
GET      >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/figures                              -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/improvement                          -
GET      >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/improvements/                        -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/improvements/<number>/result         -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/suggestion                           -
GET      >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/voices/<number>                      -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /feedback/voices/<number>/answer               -

GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  .   /record/                                       -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  .   /record/address                                -
POST     >  o  o  o  o  o  o  o  o  o  o  o  o  x  .   /record/address                                -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  .   /record/second-person                          -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  .  .   /record/proposals/<int:proposal_id>/taking-up  -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  .  .   /record/proposals/<int:proposal_id>/agreement  -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  .  .   /record/proposals/<int:proposal_id>/refusal    -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /record/cases/<number>/looks                   declared
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /record/cases/<number>/looks                   elsewhere
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /record/people/<number>/looks                  -

GET      >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/                                  -
GET POST >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/request                           -
GET      >  .  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>                 -
GET      >  .  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>/answer          -
POST     >  x  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>/answer          -
GET      >  .  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>/copy-making     -
POST     >  x  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>/copy-making     -
GET      >  .  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>/erasure         -
POST     >  x  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>/erasure         -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>/copy            -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/requests/<number>/copy.json       -
GET      >  .  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/people/<number>                   -
GET POST >  .  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/people/<number>/consents/<purpose> -
GET POST >  .  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/people/<number>/consents/<purpose>/withdrawal -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/retention/                        -
GET      >  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/retention/months                  -
POST     >  x  x  o  o  o  o  o  o  o  o  o  o  .  o   /data-rights/retention/months                  -

GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /library/                                      -
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /library/<code>                                -
GET      >  .  .  .  .  .  .  .  .  .  .  .  .  .  .   /library/policy                                -

GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/                                        -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/account                                 -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>                     -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/closing             -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/code               -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/deputies/<int:deputy_id>/end -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/deputy              -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/opening             -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  o   /admin/accounts/<username>/sessions/<int:login_id>/end -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/sessions/end        -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/session-limits                          -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/second-step         -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/seat                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/accounts/<username>/seats/<int:seat_id>/end -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/association                            -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/association/logo                       -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/association/logo/end                   -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/branch                                  -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/branches                                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/branches/<code>                        -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/branches/<code>/closing                 -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/catalogues                              -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/catalogues/<name>                       -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/catalogues/<name>/<code>                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/catalogues/<name>/<code>/retirement     -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/catalogues/<name>/<code>/return         -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/charters                                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/charters/<version>/approval             -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/holiday                                 -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/holidays                                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/catalogues/<name>/<code>/place          -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/catalogues/<name>/new-line              -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/programmes                              -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/programme                               -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/programmes/<code>                       -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/programmes/<code>/retirement            -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/programmes/<code>/return                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/charter-document                        -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/charter-document/draft                  -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/charters/<version>                      -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/charters/<version>/copy                 -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/charters/<version>/discarding           -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/charters/<version>/terms                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/languages                              -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/messages                               -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/messages/failed                        -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/messages/mail                          -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/messages/mail/end                      -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/messages/test                          -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/messages/texts                         -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/messages/texts/end                     -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/numbers                                -
GET POST >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/numbers/<series>                       -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/office                                 -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/office/letterhead.pdf                  -
GET      >  o  o  o  o  o  o  o  o  o  o  o  o  o  .   /admin/seats                                  -

GET      o  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /live/<desk>                                   reception
GET      o  .  .  o  o  o  o  o  o  o  o  o  o  .  o   /live/<desk>                                   inbox
GET      o  o  o  .  .  o  o  o  o  o  o  o  o  .  o   /live/<desk>                                   research
GET      o  o  o  o  o  .  .  .  .  .  o  o  o  .  o   /live/<desk>                                   committee
GET      o  o  o  o  o  o  o  o  o  o  .  .  o  .  o   /live/<desk>                                   services
GET      o  o  o  o  o  o  o  o  o  o  o  o  .  .  o   /live/<desk>                                   feedback
"""


@dataclass(frozen=True)
class Door:
    """A line of the table: one address, with the mark each seat gets there by each of its methods."""

    methods: tuple[str, ...]
    rule: str
    at: str
    marks: dict[str, str]

    @property
    def routes(self) -> set[str]:
        """As an app's own list of routes names them."""
        return {f"{method} {self.rule}" for method in self.methods}


def _read(line: str) -> Door:
    words = line.split()
    methods = tuple(word for word in words if word in ("GET", "POST"))
    *marks, rule, at = words[len(methods) :]
    assert len(marks) == len(SEATS), line
    assert set(marks) <= set(".o>x"), line
    return Door(methods, rule, at, dict(zip(SEATS, marks, strict=True)))


DOORS = tuple(_read(line) for line in TABLE.splitlines()[2:] if line.strip())
